#!/bin/sh
# People edit the same folder with an editor and git. Nothing of theirs is overwritten, lost or
# committed unseen; what stands in the way is named, and left there.
. "$(dirname "$0")/faults.sh"

ledger_made "$scratch/ledger"
cd "$scratch/ledger" || exit 1
book=fees/2026/11/03.yaml
head=$(head_of .)

unmoved() { # NAME
    is "$1: nothing is committed" "$(head_of .)" "$head"
}

# --- an edit of the file that the command would write ---
cp "$book" ../kept
printf '# asked on Tuesday\n' >>"$book"
cp "$book" ../edited
expect 4 'a payment into an edited day-book is refused' fees pay 3-101 1.00 --via cash
err_has 'the file is named' "$book"
err_has 'the next step is named' 'hint: '
cmp -s "$book" ../edited
ok 'the edit is kept' $?
unmoved 'edited day-book'
rm "$book"
expect 4 'a payment into a deleted day-book is refused' fees pay 3-101 1.00 --via cash
[ ! -e "$book" ]
ok 'it stays deleted' $?
unmoved 'deleted day-book'
cp ../kept "$book"

# --- an edit of another file ---
echo 'Payments are taken on Mondays.' >>README.md
expect 0 'a payment beside an edit goes through' fees pay 3-101 1.00 --via cash
is 'the edit stays an edit' "$(git status --porcelain)" ' M README.md'
is 'and is not in the commit' "$(git show --format= --name-only)" "$book"

# --- what is staged stays staged ---
git add README.md
echo 'The office is closed.' >NOTICE.txt
git add NOTICE.txt
expect 0 'a payment beside what is staged goes through' fees pay 3-102 1.00 --via cash
is 'what is staged stays staged' "$(git status --porcelain)" 'A  NOTICE.txt
M  README.md'
is 'and is not in the commit' "$(git show --format= --name-only)" "$book"
git reset -q --hard
rm -f NOTICE.txt
head=$(head_of .)

# --- git add at the same moment ---
together() { # ROUND
    echo "note $1" >"note-$1.txt"
    fees pay 3-103 2.00 --via cash --operation "beside-$1" >>"$scratch/beside" 2>&1 &
    until git add "note-$1.txt" 2>/dev/null; do [ -d .git ] || return 1; done
    wait $! || return 1
}
rounds=$(pick 200 25)
round=0
failed=0
while [ "$round" -lt "$rounds" ]; do
    round=$((round + 1))
    together "$round" || failed=$((failed + 1))
done
is "git add beside a writer, $rounds times: no command fails" "$failed" 0
is 'each added file is staged' "$(git diff --cached --name-only --diff-filter=A | wc -l)" "$rounds"
is 'nothing else is' "$(git status --porcelain | grep -vc '^A  note-')" 0
is 'each payment is committed' "$(git rev-list --count "$head"..HEAD)" "$rounds"
git reset -q --hard
rm -f note-*.txt
head=$(head_of .)

# --- git commit ---
echo 'By hand.' >>README.md
git add README.md
expect 1 'git commit is refused by the hook' git commit -q -m 'by hand'
err_has 'it points to the command' 'compound commit'
unmoved 'git commit'
expect 0 'compound commit takes it' compound commit -m 'readme: by hand'
is 'then all is clean' "$(git status --porcelain)" ''
head=$(head_of .)

# --- somebody else's lock ---
: >.git/index.lock
touch -d '10 minutes ago' .git/index.lock
ino=$(stat -c %i .git/index.lock)
expect 5 'a lock of git that rests is reported' fees pay 3-101 3.00 --via cash --operation locked
err_has 'with its age' '10 minutes'
err_has 'and what to do' 'index.lock'
is 'the lock is left' "$(stat -c %i .git/index.lock)" "$ino"
unmoved 'foreign lock'
expect 0 'a reader does not care' fees arrears
rm .git/index.lock
expect 0 'without it the payment goes through' fees pay 3-101 3.00 --via cash --operation locked
head=$(head_of .)

# --- a link where a folder should be ---
mkdir ../elsewhere
mv fees ../moved
ln -s ../elsewhere fees
expect 4 'a link in the way is refused' fees pay 3-101 4.00 --via cash
err_has 'it is named' 'fees'
is 'nothing is written behind it' "$(ls -A ../elsewhere)" ''
unmoved 'link'
rm fees
mv ../moved fees

{
    echo 'count try'
    settled . "$head" 'at the end'
} >"$scratch/result"
verdict 'the ledger is whole'
plan
