#!/bin/sh
# Tries every file of the fuzzing corpus, and mutants of each that are always the same, with the
# library and the compiler of this build.
root=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
cd "$root" || exit 1
BUILD=$(cd "${BUILD:-build}" && pwd) || exit 1
made=$BUILD/tests/fuzz
mkdir -p "$made" || exit 1
packages=$(sed -n 's/^LIBRARIES := //p' Makefile)
objects=$(find cmd -name '*.c' ! -name main.c ! -name commands.c | sed "s|^|$BUILD/|; s|\.c\$|.o|")
sources=$(find -H tests/fuzz -name '*.c' ! -name entry.c ! -name arena.c)
warnings='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes
    -Wmissing-prototypes -Wformat=2 -Wvla'

# Flags are words, and so are the names of objects: no path of the build has a blank in it.
# shellcheck disable=SC2046,SC2086
if ! ${CC:-cc} -std=c17 -D_GNU_SOURCE -Ilib -I. $warnings ${CFLAGS:--O2 -g} \
    $(pkg-config --cflags $packages) cmd/commands.c $sources $objects "$BUILD/libguiyuan.a" \
    $(pkg-config --libs $packages) -lcsv -lpthread -o "$made/replay.$$"; then
    echo 'Bail out! cannot build the replay'
    exit 1
fi
mv "$made/replay.$$" "$made/replay" || exit 1
TZ=Asia/Shanghai
LC_ALL=C.UTF-8
export TZ LC_ALL
cd "$made" || exit 1
exec ./replay "$root/tests/fuzz/corpus" "${MUTANTS:-200}"
