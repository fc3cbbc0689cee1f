#!/bin/sh
# Recovery is killed too: a writer is killed, then the command that finishes its work is killed,
# then a third one must find its way. Every state that the first kill can leave is met; of the
# second kill's, each (the whole) or a part.
. "$(dirname "$0")/faults.sh"
needs_stepper

pay() { # FOLDER [STEPPER ARGUMENT...]
    folder=$1
    shift
    "$@" fees pay 3-101 614.45 --via wechat -C "$folder" --operation killed
}

# Killed at one stop before the commit point at the latest, the state is told by its stop alone;
# so the second run is traced once for each first stop, and its own stops are tried from that.
killed_twice() { # STOP
    rm -rf one
    cp -a "$base" one
    pay one "$stepper" --kill "$1" >one.out 2>&1
    cp -a one two
    pay two "$stepper" --trace trace >two.out 2>&1 || echo "stop $1: status $?:" $(cat two.out)
    rm -rf two
    stops_of trace '$3 == "in" && $5 == "changes"' >seconds
    while read -r second <&5; do
        [ $(((second + $1) % k)) -eq 0 ] || continue
        rm -rf two
        cp -a one two
        pay two "$stepper" --kill "$second" >two.out 2>&1
        was_killed $? "stop $1, then $second"
        fees arrears -C two >read.out 2>&1 || echo "stop $1, then $second: a reader fails"
        pay two >three.out 2>&1 || echo "stop $1, then $second: status $?:" $(cat three.out)
        settled two "$after" "stop $1, then $second"
        echo 'count try'
    done 5<seconds
    rm -rf two
}

base=$scratch/base
ledger_made "$base"
cp -a "$base" foreseen
expect 0 'the change is made when nobody kills it' pay foreseen "$stepper" --trace "$scratch/trace"
after=$(head_of foreseen)
stops_of "$scratch/trace" '$3 == "in" && $5 == "changes"' >"$scratch/all"
k=$(pick 11 31)
every "$(pick 1 2)" "$scratch/all" >"$scratch/stops"
each "$scratch/stops" killed_twice
verdict "killed at $(wc -l <"$scratch/stops") stops, and again $(counted killed) times while recovering"
plan
