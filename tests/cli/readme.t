#!/bin/sh
# Runs the READMEs' months as they stand there, line by line, each in an empty folder.
. "$(dirname "$0")/lib.sh"

GUIYUAN_NOW=2026-11-05T09:00:00+08:00
export GUIYUAN_NOW
for readme in README.md README.zh-CN.md; do
    sed -n '/^<!-- run this -->/,/^```$/p' "$source_dir/$readme" | sed '1d;2d;$d' >"$scratch/script"
    mkdir "$scratch/$readme" && cd "$scratch/$readme" || exit 1
    while IFS= read -r line; do
        case $line in
        '' | \#*) continue ;;
        cd\ *) eval "$line" ;;
        *)
            printf '%s\n' "$line" >"$scratch/line"
            expect 0 "$readme: $line" sh "$scratch/line"
            ;;
        esac
    done <"$scratch/script"
done
plan
