#!/bin/sh
# report publish, stopped at every call that changes the disk, and with every such call refused:
# whoever looks sees the old site or the new one, whole; and the next run makes the new one and
# leaves nothing beside it.
. "$(dirname "$0")/faults.sh"
needs_stepper

publish() { # FOLDER [STEPPER ARGUMENT...]
    folder=$1
    shift
    "$@" report publish --output "$folder" -C "$scratch/base"
}

# The old site lies in W/site as its own files, not as links to those of another try.
begun() {
    rm -rf W && mkdir W && cp -a "$scratch/old" W/site
}

whole_site() { # LABEL: "old" or "new", into $seen
    if diff -r W/site "$scratch/old" >diff.old 2>&1; then
        seen=old
    elif diff -r W/site "$scratch/new" >diff.new 2>&1; then
        seen=new
    else
        seen=neither
        echo "$1: neither the old site nor the new one:" $(head -n 3 diff.old)
    fi
    echo "count $seen"
}

# The next run has the last word.
again() { # LABEL
    publish "$PWD/W/site" >two.out 2>&1 || echo "$1: again: status $?:" $(cat two.out)
    diff -r W/site "$scratch/new" >diff.new 2>&1 || echo "$1: again:" $(head -n 3 diff.new)
    [ "$(ls -A W)" = site ] || echo "$1: left beside it:" $(ls -A W)
}

killed() { # STOP
    begun
    publish "$PWD/W/site" "$stepper" --kill "$1" >one.out 2>&1
    was_killed $? "stop $1"
    whole_site "stop $1"
    again "stop $1"
}

# A call that is refused once may have another way round: then it is done, and as it should be.
refused() { # CALL ERROR[:SCOPE]
    begun
    publish "$PWD/W/site" "$stepper" --fail "$1:$2" >one.out 2>&1
    code=$?
    whole_site "call $1 $2"
    case $code:$seen in
    0:new) echo 'count went-through' ;;
    6:*) grep -q . one.out || echo "call $1 $2: nothing is said" ;;
    *) echo "call $1 $2: status $code with the $seen site:" $(cat one.out) ;;
    esac
    again "call $1 $2"
}

ledger_made "$scratch/base"
mkdir "$scratch/www"
expect 0 'a site' publish "$scratch/www/site"
cp -a "$scratch/www/site" "$scratch/old"
fees pay 3-104 1.00 --via cash -C "$scratch/base" >"$out"
# What the memo knows of the ledger is known to all of the runs that follow, and calls are alike.
expect 0 'a site elsewhere' publish "$scratch/www/other"
cp -a "$scratch/old" "$scratch/traced"
expect 0 'another one, when nobody stops it' publish "$scratch/traced" "$stepper" --trace \
    "$scratch/trace"
mv "$scratch/traced" "$scratch/new"
ok 'the two differ' "$(diff -r "$scratch/old" "$scratch/new" >"$out" 2>&1 && echo 1 || echo 0)"

first=$(first_stop "$scratch/trace")
stops_of "$scratch/trace" "\$1 >= $first && \$5 == \"changes\"" >"$scratch/all"
every "$(pick 1 5)" "$scratch/all" >"$scratch/stops"
each "$scratch/stops" killed
verdict "report publish: killed at $(counted killed) of $(wc -l <"$scratch/all") stops"

calls() { # NAMES ERROR: one line per call
    awk -v names=" $1 " -v error="$2" -v first="$first" '$1 >= first && $3 == "in" &&
        index(names, " " $6 " ") { print $2, error }' "$scratch/trace"
}
{
    calls 'write openat mkdir mkdirat' ENOSPC:full
    calls 'link linkat' ENOSPC:full
    calls 'syncfs fsync' EIO
    calls 'close' EIO
} >"$scratch/all"
every "$(pick 1 5)" "$scratch/all" >"$scratch/calls"
each "$scratch/calls" refused
verdict "report publish: a disk that is full or broken, $(wc -l <"$scratch/calls") calls"

# The number of a call differs a little from run to run, so those around it are tried, too.
around() { # CALL ERROR
    seq $((${1% *} - 19)) $((${1% *} + 19))
}
kept=$(cd "$scratch/old" && for file in *.html; do
    ! cmp -s "$file" "$scratch/new/$file" || echo "$file"
done | head -n 1)
copied=no
for call in $(around "$(calls 'link linkat' EPERM:forever | head -n 1)"); do
    begun
    before=$(stat -c %i "W/site/$kept")
    run publish "$PWD/W/site" "$stepper" --fail "$call:EPERM:forever"
    [ "$status" -ne 0 ] || [ "$(stat -c %i "W/site/$kept")" = "$before" ] || copied=yes
    [ "$copied" = no ] || break
done
is 'report publish: files that may not be linked are copied' "$copied" yes
expect 0 'and are what they were' diff -r W/site "$scratch/new"
{
    calls 'mkdir mkdirat' EACCES
    calls 'renameat2' EINVAL
    calls 'renameat2' EACCES
    calls 'flock' EINTR
} >"$scratch/calls"
each "$scratch/calls" refused
verdict 'report publish: what the system refuses'
for call in $(around "$(calls renameat2 EINVAL)"); do
    begun
    run publish "$PWD/W/site" "$stepper" --fail "$call:EINVAL"
    ! grep -q 'cannot exchange' "$err" || break
done
file_has 'a file system that cannot exchange folders is named' "$err" \
    'cannot exchange two folders in one step'
again 'no exchange' >"$out"
out_is 'and it goes on where it can' ''
plan
