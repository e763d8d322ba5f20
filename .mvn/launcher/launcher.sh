#!/bin/sh
# Starts the program whose name this file bears: NAME.jar beside it, its libraries, NAME.options and brief.options in lib/.
# HANSE_JAVA_OPTS is handed to the JVM after the options of the file: HANSE_JAVA_OPTS=-Xmx2g wins over an -Xmx there.
set -eu

least=21

self=$0
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
home=$(cd "$(dirname "$self")" && pwd -P)
name=$(basename "$self")

if [ ! -f "$home/$name.jar" ]; then
  echo "$name: $home/$name.jar is missing. Build it first: mvn package -DskipTests" >&2
  exit 1
fi

# Prints the major version of a java program, or nothing.
major_of() {
  "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\)[^"]*".*/\1/p' | head -n 1
}

found=
older=
try() {
  [ -z "$found" ] && [ -f "$1" ] && [ -x "$1" ] || return 0
  candidate_major=$(major_of "$1")
  case $candidate_major in
    '' | *[!0-9]*) return 0 ;;
  esac
  if [ "$candidate_major" -ge "$least" ]; then
    found=$1
    major=$candidate_major
  else
    older="$older
  Java $candidate_major: $1"
  fi
}

if [ -n "${JAVA_HOME:-}" ]; then try "$JAVA_HOME/bin/java"; fi
try "$(command -v java 2>/dev/null || true)"
for folder in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* \
  "${HOME:-/nonexistent}"/.jdks/* /opt/homebrew/opt/openjdk* /usr/local/opt/openjdk* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home \
  "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
  try "$folder/bin/java"
done

if [ -z "$found" ]; then
  {
    echo "$name needs Java $least or newer and found none."
    if [ -n "$older" ]; then echo "Found, but too old:$older"; fi
    echo "Looked at JAVA_HOME, PATH and the usual folders. Install a JDK $least or newer, or point to one:"
    echo "  JAVA_HOME=/path/to/jdk $0"
  } >&2
  exit 1
fi

cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
if [ "$cores" -lt 2 ]; then cores=2; fi

# Netty and others still use sun.misc.Unsafe; newer JDKs warn at each start.
if [ "$major" -ge 23 ]; then unsafe=--sun-misc-unsafe-memory-access=allow; else unsafe=; fi

# Smaller objects; a product option since 25.
if [ "$major" -ge 25 ]; then headers=-XX:+UseCompactObjectHeaders; else headers=; fi

# Commands that run for long have the program's own options; the others end before those would pay.
case ${1:-} in
  demo | node | clearing | bench | import) options=$name ;;
  *) options=brief ;;
esac
for word in "$@"; do
  case $word in --help | -h | --version | -V) options=brief ;; esac
done

# Unquoted on purpose: several options in one variable.
# shellcheck disable=SC2086
exec "$found" "@$home/lib/$options.options" $unsafe $headers \
  "-Djava.util.concurrent.ForkJoinPool.common.parallelism=$cores" \
  ${HANSE_JAVA_OPTS:-} -jar "$home/$name.jar" "$@"
