package io.hanse.adapter.mapping;

/** The part of a mapping that only one format has. */
public sealed interface FormatRules permits HotelRules, RetailRules {}
