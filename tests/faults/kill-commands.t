#!/bin/sh
# Other commands that write, killed at every call that changes the disk (the whole: at every
# call of the program): the first commit of a new ledger, a month's assessment with its roll, what was edited by
# hand, and the packing of the repository.
. "$(dirname "$0")/faults.sh"
needs_stepper

# A command's stops, traced on a folder that is thrown away.
stops_to_try() { # TRACE K
    {
        stops_of "$1" '$3 == "in" && $5 == "changes"'
        ! whole || stops_of "$1" "\$1 >= $(first_stop "$1") && \$3 == \"in\" && \$5 != \"changes\""
    } >"$scratch/all"
    every "$2" "$scratch/all" >"$scratch/stops"
    stops=$(wc -l <"$1")
}

make_one() { # FOLDER [STEPPER ARGUMENT...]
    folder=$1
    shift
    "$@" compound init "$folder" --name 'Test court' --language en --timezone Asia/Shanghai \
        --opened 2026-01
}

# The second attempt makes the ledger, or says that it is made already. Then it can be used.
init_killed() { # STOP
    rm -rf L
    make_one L "$stepper" --kill "$1" >one.out 2>&1
    was_killed $? "stop $1"
    now=none
    [ ! -d L/.git ] || now=$(head_of L 2>/dev/null)
    make_one L >two.out 2>&1
    case $?:$now in
    0:none) echo 'count made-anew' ;;
    4:none | 0:*) echo "stop $1: status and state do not fit:" $(cat two.out) ;;
    4:*) echo 'count was-made' ;;
    *) echo "stop $1: again:" $(cat two.out) ;;
    esac
    units import "$scratch/units.csv" -C L >use.out 2>&1 || echo "stop $1: use:" $(cat use.out)
    [ "$(git -C L rev-list --count HEAD)" = 2 ] || echo "stop $1: not two commits"
    [ "$(git -C L rev-parse 'HEAD^{tree}')" = "$tree" ] || echo "stop $1: another tree"
    settled L "$(head_of L)" "stop $1"
    for setting in gc.auto=0 merge.ff=only receive.denynonfastforwards=true core.fsync=all; do
        [ "$(git -C L config --local "${setting%%=*}")" = "${setting#*=}" ] ||
            echo "stop $1: not set: $setting"
    done
    [ -x L/.git/hooks/pre-commit ] && cmp -s "$base/.git/hooks/pre-commit" L/.git/hooks/pre-commit ||
        echo "stop $1: the hook is missing or cut off"
}

init() {
    make_one foreseen >"$out" && units import "$scratch/units.csv" -C foreseen >>"$out"
    ok 'a ledger is made' $?
    tree=$(git -C foreseen rev-parse 'HEAD^{tree}')
    make_one traced "$stepper" --trace "$scratch/trace" >"$out"
    rm -rf foreseen traced
    stops_to_try "$scratch/trace" "$(pick 1 3)"
    each "$scratch/stops" init_killed
    verdict "compound init: killed at $(counted killed) of $stops stops"
}

# A command with an operation: its commit is the same each time, so it is known beforehand.
again_killed() { # STOP
    rm -rf L
    cp -a "$base" L
    write L "$stepper" --kill "$1" >one.out 2>&1
    was_killed $? "stop $1"
    case $(head_of L) in
    "$before") echo 'count before' ;;
    "$after") echo 'count after' ;;
    *) echo "stop $1: neither before nor after" ;;
    esac
    write L >two.out 2>&1 || echo "stop $1: status $?:" $(cat two.out)
    settled L "$after" "stop $1"
}

operation() { # NAME K; write() is the command
    before=$(head_of "$base")
    cp -a "$base" foreseen
    expect 0 "$1 goes through when nobody kills it" write foreseen "$stepper" --trace \
        "$scratch/trace"
    after=$(head_of foreseen)
    rm -rf foreseen
    stops_to_try "$scratch/trace" "$2"
    each "$scratch/stops" again_killed
    verdict "$1: killed at $(counted killed) of $stops stops"
}

objects_of() { # FOLDER
    git -C "$1" cat-file --batch-all-objects --batch-check --unordered | sort
}

# Not one object may be lost, and reading needs no second attempt.
gc_killed() { # STOP
    rm -rf L
    cp -a "$base" L
    compound_gc L "$stepper" --kill "$1" >one.out 2>&1
    was_killed $? "stop $1"
    sound L "stop $1"
    objects_of L >objects
    cmp -s "$scratch/objects" objects || echo "stop $1: objects were lost"
    fees arrears -C L >read.out 2>&1 || echo "stop $1: a reader fails:" $(cat read.out)
    # Half-removed packs and half-written objects go once they are old enough to be nobody's.
    find L/.git/objects -name '*.pack' -o -name 'tmp_object*' | xargs touch -d '2 hours ago'
    compound_gc L >two.out 2>&1 || echo "stop $1: status $?:" $(cat two.out)
    objects_of L >objects
    cmp -s "$scratch/objects" objects || echo "stop $1: objects were lost in the second run"
    settled L "$before" "stop $1"
    [ -z "$(find L/.git/objects -name 'tmp*')" ] || echo "stop $1: half an object is left"
    [ "$(find L/.git/objects/pack -type f | wc -l)" = 2 ] || echo "stop $1: not one pack"
    fees pay 3-104 1.00 --via cash -C L >pay.out 2>&1 || echo "stop $1: next:" $(cat pay.out)
    echo 'count packed'
}
compound_gc() { # FOLDER [STEPPER ARGUMENT...]
    folder=$1
    shift
    "$@" compound gc --all -C "$folder"
}
gc() {
    compound_gc "$base" >"$out" 2>"$err" && fees pay 3-104 1.00 --via cash -C "$base" >>"$out"
    ok 'a ledger with a pack and loose objects' $? || diag "$(cat "$err")"
    before=$(head_of "$base")
    objects_of "$base" >"$scratch/objects"
    cp -a "$base" traced
    expect 0 'compound gc goes through when nobody kills it' compound_gc traced "$stepper" \
        --trace "$scratch/trace"
    rm -rf traced
    stops_to_try "$scratch/trace" "$(pick 1 5)"
    each "$scratch/stops" gc_killed
    verdict "compound gc: killed at $(counted killed) of $stops stops"
}

base=$scratch/base
ledger_made "$base"
init

write() { # FOLDER [STEPPER ARGUMENT...]
    folder=$1
    shift
    "$@" fees assess 2026-11 --due 2026-11-20 -C "$folder" --operation killed
}
operation 'fees assess' "$(pick 1 4)"

cp -a "$base" "$scratch/edited"
base=$scratch/edited
sed -i 's/80\.00/81.00/' "$base"/units/*.yaml
printf '\nPayments are taken on Mondays.\n' >>"$base/README.md"
write() { # FOLDER [STEPPER ARGUMENT...]
    folder=$1
    shift
    "$@" compound commit -m 'units: correct the area of 3-101' -C "$folder" --operation killed
}
operation 'compound commit' "$(pick 1 3)"

base=$scratch/base
gc
plan
