#!/bin/sh
# Runs the README's month as it stands there, line by line, in an empty folder.
. "$(dirname "$0")/lib.sh"

sed -n '/^<!-- run this -->/,/^```$/p' "$source_dir/README.md" | sed '1d;2d;$d' >"$scratch/script"
GUIYUAN_NOW=2026-11-05T09:00:00+08:00
export GUIYUAN_NOW
while IFS= read -r line; do
    [ -n "$line" ] || continue
    case $line in
    cd\ *) eval "$line" ;;
    *)
        printf '%s\n' "$line" >"$scratch/line"
        expect 0 "README: $line" sh "$scratch/line"
        ;;
    esac
done <"$scratch/script"
plan
