# What the tests of faults share. Source it first; it sources the TAP library of tests/cli.
#
# A try prints to standard output nothing but `count WORD` for what it saw; any other line is a
# violation of the ledger's promise. each() runs tries on all cores, verdict() judges them.
#
# FAULTS=whole tries everything, which takes minutes; without it a part is tried that is the
# same each time.

faults=$(cd "$(dirname "$0")" && pwd) || exit 1
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ]; then
    TMPDIR=/dev/shm
    export TMPDIR
fi
. "$faults/../cli/lib.sh"
GIT_OPTIONAL_LOCKS=0
export GIT_OPTIONAL_LOCKS
jobs=$(nproc)

whole() {
    [ "${FAULTS:-}" = whole ]
}

# pick WHOLE PART: one of two numbers.
pick() {
    if whole; then echo "$1"; else echo "$2"; fi
}

# every K FILE: each K-th line, the first one included.
every() {
    awk -v k="$1" 'NR % k == 1 || k == 1' "$2"
}

# Builds a tool of the tests from its source beside this file, if that is newer.
tools=$BUILD/tests/faults
tool() { # NAME [SUFFIX OPTION...]
    source=$faults/$1.c
    made=$tools/$1${2:-}
    [ $# -lt 2 ] || shift
    shift
    mkdir -p "$tools" || exit 1
    [ -z "$(find "$source" "$faults/calls.h" -newer "$made" 2>&1)" ] && return
    ${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra "$@" "$source" -o "$made.$$" &&
        mv "$made.$$" "$made" || {
        echo "Bail out! cannot build $source"
        exit 1
    }
}
# For the tests that stop a command at its system calls; where that is forbidden they are skipped.
stepper=$tools/stepper
needs_stepper() {
    tool stepper
    "$stepper" --count true >"$out" 2>"$err" && return
    diag "$(cat "$err")"
    skip "${0##*/}" 'no program may be traced here'
    plan
}

# A ledger of four units, one tariff and three receipts of today.
ledger_made() { # FOLDER
    printf '%s\n' unit,kind,area,owner 3-101,flat,80.00,o001 3-102,flat,90.00,o002 \
        3-103,flat,95.50,o003 3-104,flat,100.00,o004 >"$scratch/units.csv"
    {
        new_ledger "$1" &&
            units import "$scratch/units.csv" -C "$1" --operation units &&
            fees tariff set property --by area --rate flat=1.60 --from 2026-01 -C "$1" &&
            fees pay 3-101 10.00 --via cash -C "$1" --operation first &&
            fees pay 3-102 11.00 --via cash -C "$1" --operation second &&
            fees pay 3-103 12.00 --via wechat --ref 4200001 -C "$1" --operation third
    } >"$out" 2>"$err"
    ok 'a ledger is made with the commands' $? || diag "$(cat "$err")"
}

# The branch's commit, "none" while it is unborn.
head_of() { # FOLDER
    git -C "$1" rev-parse --quiet --verify HEAD || echo none
}

# The numbers of the stops, or of the calls, of a command that are told by an awk condition over
# $1 stop, $2 call, $3 in|out, $4 class, $5 changes|keeps, $6 name.
stops_of() { # TRACE CONDITION
    awk "$2 { print \$1 }" "$1"
}
calls_of() { # TRACE CONDITION
    awk "\$3 == \"in\" && ($2) { print \$2, \$4 }" "$1"
}
# The first stop of the program itself: before it sets its umask, only libraries are loaded.
first_stop() { # TRACE
    awk '$6 == "umask" { print $1; exit }' "$1"
}

# How the run ended that was to be killed. The number of calls differs a little from run to run,
# so one may end just before its last stops.
was_killed() { # STATUS LABEL
    case $1 in
    137) echo 'count killed' ;;
    0) echo 'count ended-before' ;;
    *) echo "$2: status $1" ;;
    esac
}

# What the ledger must be once a command has gone through: at this commit, every object sound,
# work tree and index equal to it, nothing left lying about, every check passed. An object that
# was never finished (tmp_object_git2_…) is left for `compound gc`, which knows its age.
settled() { # FOLDER COMMIT LABEL
    sound "$1" "$3"
    tidy "$1" "$2" "$3"
}
tidy() { # FOLDER COMMIT LABEL
    at=$(head_of "$1")
    [ "$at" = "$2" ] || echo "$3: the branch is at $at, not at $2"
    dirty=$(git -C "$1" status --porcelain 2>&1)
    [ -z "$dirty" ] || echo "$3: not clean:" $dirty
    stray=$(find "$1" -path '*/.git/hooks' -prune -o \( -name '*.lock' -o -name 'index-*' \
        -o -name unfinished -o -name pack-new -o -name 'tmp*' ! -name 'tmp_object_git2_*' \) -print)
    [ -z "$stray" ] || echo "$3: left behind:" $stray
    said=$(compound check -C "$1" 2>&1) || echo "$3: check:" $said
}

# Every object in the repository reads, referred to or not.
sound() { # FOLDER LABEL
    broken=$(git -C "$1" fsck --full --strict --no-dangling --no-progress 2>&1) ||
        echo "$2: fsck failed:" $broken
    [ -z "$broken" ] || echo "$2: fsck:" $broken
}

# Every object that the history refers to reads. A power cut may leave others, of a change that was
# never committed, in pieces: they are mended when they are needed.
sound_history() { # FOLDER LABEL
    git -C "$1" rev-list --objects HEAD 2>reachable.err | cut -c 1-40 | sort >reachable
    [ -s reachable ] && [ ! -s reachable.err ] ||
        echo "$2: the history does not read:" $(cat reachable.err)
    git -C "$1" fsck --full --strict --no-dangling --no-progress 2>&1 | grep -oE '[0-9a-f]{40}' |
        sort -u | comm -12 - reachable | sed "s/^/$2: damaged and referred to: /"
}

# Runs a function once for each line of a file, with its words as arguments, on all cores; each
# job in a folder of its own that stays.
each() { # FILE FUNCTION
    job=0
    while [ "$job" -lt "$jobs" ]; do
        (
            mkdir -p "$scratch/job$job" && cd "$scratch/job$job" || exit 1
            awk -v jobs="$jobs" -v job="$job" 'NR % jobs == job' "$1" >list
            while read -r words <&4; do
                echo 'count try'
                "$2" $words
            done 4<list
        ) >"$scratch/result$job" 2>&1 &
        job=$((job + 1))
    done
    wait
    : >"$scratch/result"
    while [ "$job" -gt 0 ]; do
        job=$((job - 1))
        cat "$scratch/result$job" >>"$scratch/result"
    done
}

counted() { # WORD
    grep -c "^count $1\$" "$scratch/result"
}

# The result of each(): what was counted, as a comment, and one test that says how many
# violations there were.
verdict() { # NAME
    sort "$scratch/result" | uniq -c | awk '$2 == "count" && $3 != "try" { printf "# %6d %s\n", $1, $3 }'
    grep -v '^count ' "$scratch/result" >"$scratch/violations"
    found=$(wc -l <"$scratch/violations")
    diag "tries: $(counted try)"
    [ "$found" -eq 0 ] && [ -s "$scratch/result" ]
    ok "$1: $((found)) violations" $? || diag "$(head -n 20 "$scratch/violations" | cut -c 1-300)"
}
