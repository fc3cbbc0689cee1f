#!/bin/sh
# A writer that is killed at any of its system calls leaves the ledger as before or as after,
# readable without help, and the next command finishes what was begun: the same one, repeated,
# makes the change once; another one is not mixed up with it.
#
# On the disk there is no difference between two calls that change it. So the part that is
# always tried, the stop before each such call and the last stop, meets every state of the disk;
# the whole also tries all other stops, once.
. "$(dirname "$0")/faults.sh"
needs_stepper

pay() { # FOLDER OPERATION [STEPPER ARGUMENT...]
    folder=$1
    operation=$2
    shift 2
    "$@" fees pay 3-101 614.45 --via wechat --ref 4200001234 -C "$folder" --operation "$operation"
}
other() { # FOLDER
    fees pay 3-102 598.20 --via cash -C "$1" --operation other
}

# The commits that must come out, whoever comes first; they are the same each time.
foresee() { # BASE
    base=$1
    name=${1##*/}
    before=$(head_of "$base")
    cp -a "$base" foreseen-1 && pay foreseen-1 killed >"$out" 2>"$err"
    ok "$name: the change is made when nobody kills it" $? || diag "$(cat "$err")"
    after=$(head_of foreseen-1)
    other foreseen-1 >>"$out" 2>>"$err"
    ok "$name: and another one" $? || diag "$(cat "$err")"
    after_other=$(head_of foreseen-1)
    cp -a "$base" foreseen-2 && other foreseen-2 >>"$out" 2>>"$err" &&
        other_first=$(head_of foreseen-2) && pay foreseen-2 killed >>"$out" 2>>"$err"
    ok "$name: and both in the other order" $? || diag "$(cat "$err")"
    other_before=$(head_of foreseen-2)
    cp -a "$base" foreseen-3 && pay foreseen-3 killed "$stepper" --trace "$scratch/trace" \
        >>"$out" 2>>"$err"
    is "$name: a repeated run gives the same commit" "$(head_of foreseen-3)" "$after"
    rm -rf foreseen-*
}

killed() { # STOP
    rm -rf L
    cp -a "$base" L
    pay L killed "$stepper" --kill "$1" >killed.out 2>killed.err
    code=$?
    now=$(head_of L)
    case $now in
    "$before") echo 'count before' ;;
    "$after") echo 'count after' ;;
    *) echo "stop $1: the branch is at $now" ;;
    esac
    [ "$code" -ne 0 ] || [ "$now" = "$after" ] ||
        echo "stop $1: it says done and nothing is committed"
    was_killed "$code" "stop $1"
    fees arrears -C L >read.out 2>&1 || echo "stop $1: a reader fails:" $(cat read.out)
}

then_repeated() { # STOP
    killed "$1"
    pay L killed >again.out 2>&1 || echo "stop $1: repeated: status $?:" $(cat again.out)
    settled L "$after" "stop $1, repeated"
}

then_another() { # STOP
    killed "$1"
    other L >other.out 2>&1 || echo "stop $1: another: status $?:" $(cat other.out)
    if [ "$now" = "$after" ]; then
        settled L "$after_other" "stop $1, another"
        return
    fi
    settled L "$other_first" "stop $1, another"
    pay L killed >again.out 2>&1 || echo "stop $1: repeated: status $?:" $(cat again.out)
    settled L "$other_before" "stop $1, another, repeated"
}

killed_everywhere() { # BASE
    foresee "$1"
    calls=$(tail -n 1 "$scratch/trace" | cut -d ' ' -f 2)
    all=$(wc -l <"$scratch/trace")
    changing=$(stops_of "$scratch/trace" '$3 == "in" && $5 == "changes"' | wc -l)
    {
        stops_of "$scratch/trace" '$3 == "in" && $5 == "changes"'
        if whole && [ "$name" = day-book ]; then
            stops_of "$scratch/trace" '$3 != "in" || $5 != "changes"'
        else
            stops_of "$scratch/trace" '$5 == "keeps" && NR % 97 == 0'
            tail -n 1 "$scratch/trace" | cut -d ' ' -f 1
        fi
    } >"$scratch/stops"
    diag "$name: fees pay makes $calls system calls, $changing of them change the disk; $all stops"
    each "$scratch/stops" then_repeated
    verdict "$name: killed at $(counted killed) of $all stops, then repeated"
    [ "$(counted before)" -gt 0 ] && [ "$(counted after)" -gt 0 ]
    ok "$name: some kills came before the commit and some behind it" $?
    stops_of "$scratch/trace" '$3 == "in" && $5 == "changes"' >"$scratch/stops"
    each "$scratch/stops" then_another
    verdict "$name: killed at $(counted killed) of $all stops, then another command"
}

ledger_made "$scratch/day-book"
killed_everywhere "$scratch/day-book"
# A new day: folders and a file that were not there.
cp -a "$scratch/day-book" "$scratch/new-day"
GUIYUAN_NOW=2026-12-01T09:00+08:00
killed_everywhere "$scratch/new-day"
plan
