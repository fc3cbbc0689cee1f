#!/bin/sh
# make install into a folder, with a prefix for the programs' names.
. "$(dirname "$0")/lib.sh"

install() { # further variables
    make -C "$source_dir" BUILD="$BUILD" DESTDIR="$PWD/root" PREFIX=/usr "$@" install
}
expect 0 'make install' install
expect 0 'a command runs from where it was installed' root/usr/bin/fees --help
expect 0 'with its manual page' test -s root/usr/share/man/man1/fees.1
expect 0 'and its completions' test -e root/usr/share/bash-completion/completions/fees

expect 0 'make install with a program prefix' install PROGRAM_PREFIX=gy-
expect 0 'a command has the prefix' root/usr/bin/gy-fees pay --help
out_has 'and calls itself by it' 'gy-fees pay'
file_has 'so does its manual page' root/usr/share/man/man1/gy-fees.1 'gy\-fees'
expect 0 'and its completions' test -e root/usr/share/bash-completion/completions/gy-fees

expect 0 'make uninstall' make -C "$source_dir" BUILD="$BUILD" DESTDIR="$PWD/root" PREFIX=/usr uninstall
expect 0 'make uninstall with the prefix' make -C "$source_dir" BUILD="$BUILD" \
    DESTDIR="$PWD/root" PREFIX=/usr PROGRAM_PREFIX=gy- uninstall
is 'nothing is left behind' "$(find root ! -type d)" ''
plan
