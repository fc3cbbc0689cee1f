#!/bin/sh
# What is derived from the command tables and committed is what the tables give today; it is
# valid for the shells, completes what it should, and manual pages are clean roff.
. "$(dirname "$0")/lib.sh"

generate=$BUILD/completions/generate
committed=$source_dir/completions

drift() { # SHELL FILE
    expect 0 "$1: completions are generated" "$generate" "$1"
    cmp -s "$out" "$committed/$2"
    ok "$2 is what the tables give" $? || diag "run: make generate"
}

has() { # NAME
    command -v "$1" >/dev/null
}

valid() { # SHELL FILE
    if has "$1"; then
        expect 0 "$2 is valid for $1" "$1" -n "$committed/$2"
    else
        skip "$2 is valid for $1" "no $1"
    fi
}

# What bash would offer for a line whose last word (perhaps empty) is at the cursor.
offers() {
    bash -c '
        source "$1"
        shift
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _guiyuan "$1"
        printf "%s " "${COMPREPLY[@]}"' - "$completions" "$@"
}

offer() { # NAME WORDS-WANTED LINE...
    name=$1
    wanted=$2
    shift 2
    for word in $wanted; do
        case " $(offers "$@")" in
        *" $word "*) ok "$name: $word" 0 ;;
        *) ok "$name: $word" 1 || diag "offered: $(offers "$@")" ;;
        esac
    done
}

drift bash guiyuan.bash
drift zsh _guiyuan
drift fish guiyuan.fish
valid bash guiyuan.bash
valid zsh _guiyuan
valid fish guiyuan.fish

completions=$committed/guiyuan.bash
touch statement.csv
mkdir folder
offer 'a verb' 'pay assess arrears' fees ''
offer 'the rest of a verb' 'pay' fees p
offer 'options' '--via --date --dry-run --message -C' fees pay -
offer 'formats' 'table csv json' fees arrears --format ''
offer 'formats behind =' 'csv' fees arrears --format = c
offer 'choices of a field' 'area unit share' fees tariff set property --by ''
offer 'files' 'statement.csv' fees import stat
offer 'folders' 'folder' fees -C fo
offer 'a verb behind an option' 'pay' fees -C folder pa
is 'no names for free text' "$(offers fees pay 3-101 5 --note '')" ' '

expect 0 'programs may have a prefix' "$generate" --prefix gy- bash
cp "$out" "$scratch/prefixed"
completions=$scratch/prefixed
out_has 'which the completions know' ' gy-fees'
offer 'behind a prefix' 'pay' gy-fees pa

for command in $("$generate" list | cut -f 1 | uniq); do
    expect 0 "$command has a manual page" "$generate" man "$command"
    cp "$out" "$scratch/$command.1"
    LC_ALL=C grep -q '[^ -~]' "$scratch/$command.1"
    is "$command.1 is ASCII" $? 1
    if has groff; then
        expect 0 "$command.1 is valid" groff -man -Tutf8 -ww -z "$scratch/$command.1"
        err_is "$command.1 has no warnings" ''
    else
        skip "$command.1 is valid" 'no groff'
    fi
done
expect 2 'no manual page of what is no command' "$generate" man xyzzy

plan
