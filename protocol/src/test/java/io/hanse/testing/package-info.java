/**
 * What the tests of all modules share: asynchronous suites on Vert.x Unit, run by JUnit 5. It is in
 * this module's test jar and in no program.
 */
package io.hanse.testing;
