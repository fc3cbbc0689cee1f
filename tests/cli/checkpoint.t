#!/bin/sh
# audit checkpoint: what the last commit is, for others to keep; signed by an officer; and what it
# tells when the history has lost it.
. "$(dirname "$0")/lib.sh"

keys=$scratch/keys
unset SSH_AUTH_SOCK GUIYUAN_SIGNING_KEY SSH_ASKPASS DISPLAY
mkdir "$keys"
for name in chair stranger; do
    ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$keys/$name"
done
with() { # NAME COMMAND...: signed with that key
    GUIYUAN_SIGNING_KEY=$keys/$1
    export GUIYUAN_SIGNING_KEY
    shift
    "$@"
    result=$?
    unset GUIYUAN_SIGNING_KEY
    return $result
}
kept=$scratch/kept

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
fees pay 1-101 100.00 --via cash >"$out"

# --- before there are officers ---
expect 0 'a checkpoint' audit checkpoint
out_is 'says which commit is the last one' "guiyuan checkpoint 1
ledger $(git rev-list --max-parents=0 HEAD)
commit $(git rev-parse HEAD)
short $(git rev-parse --short=7 HEAD)
day 2026-11-03
commits $(git rev-list --count HEAD)
records 1
made 2026-11-03"
cp "$out" "$kept"
refused 4 'nobody signs without a key' 'no signing key is set' audit checkpoint --sign
refused 4 'nor is anybody an officer' 'is no officer' with chair audit checkpoint --sign
fees pay 1-102 50.00 --via cash >"$out"
expect 0 'the history still has it' audit verify --checkpoint "$kept" --format csv
out_has 'which is a rule' 'whoever signed it was an officer",kept,0'
audit verify --format csv >"$out"
grep -q '^witness' "$out"
is 'that is asked only with a checkpoint' $? 1
git branch -q all
git reset -q --hard HEAD~2
expect 0 'a history from which commits were dropped looks whole' audit verify
expect 1 'but not to whoever has a checkpoint' audit verify --checkpoint "$kept"
err_has 'of what is gone' "$kept: the history does not have the commit '$(git rev-parse --short=7 all~1)' of 2026-11-03"
git reset -q --hard all
expect 0 'read from standard input' audit verify --checkpoint - <"$kept"
sed 's/^commits .*/commits 2/' "$kept" >"$scratch/wrong"
expect 1 'a wrong count' audit verify --checkpoint "$scratch/wrong"
err_has 'is told' "says 2 commits, the history has $(git rev-list --count HEAD~1)"
sed 's/^made .*/made 2026-11-02/' "$kept" >"$scratch/wrong"
expect 1 'so is a day before that of the commit' audit verify --checkpoint "$scratch/wrong"
err_has 'as such' 'has another day than its commit'
sed "s/^ledger .*/ledger $(git rev-parse HEAD)/" "$kept" >"$scratch/wrong"
expect 1 'and another ledger' audit verify --checkpoint "$scratch/wrong"
err_has 'as such' 'is of a ledger with another first commit'
for change in 's/^short .*/short 1234567/' 's/^records 1/records 01/' '/^day/d' '$s/$/ /' 's/checkpoint 1/checkpoint 2/'; do
    sed "$change" "$kept" >"$scratch/wrong"
    refused 3 "what is no checkpoint: $change" 'is no checkpoint' \
        audit verify --checkpoint "$scratch/wrong"
done
refused 3 'nor is what is not there' 'nowhere' audit verify --checkpoint nowhere

# --- signed ---
expect 0 'an officer' with chair compound officer add p001 --post chair --writes all \
    --key "$keys/chair.pub"
expect 0 'signs a checkpoint' with chair audit checkpoint --sign --output "$kept"
is 'which has its signature beside it' "$(head -n 1 "$kept.sig")" '-----BEGIN SSH SIGNATURE-----'
refused 4 'nobody else does' 'is no officer' with stranger audit checkpoint --sign
audit export allowed-signers >"$scratch/allowed"
verified() { # FILE
    ssh-keygen -Y verify -f "$scratch/allowed" -I p001 -n guiyuan-checkpoint \
        -O verify-time=20261103120000 -s "$1.sig" <"$1"
}
expect 0 'ssh-keygen verifies it' verified "$kept"
out_has 'by its signer' 'Good "guiyuan-checkpoint" signature for p001'
expect 0 'so does the audit' audit verify --checkpoint "$kept"
with chair audit checkpoint --sign >"$scratch/one"
expect 0 'the signature may follow the lines' audit verify --checkpoint "$scratch/one"
cat "$kept" "$kept.sig" | cmp -s - "$scratch/one"
ok 'and is the same' $?
cp "$kept" "$scratch/bare"
expect 0 'one that nobody signed' audit verify --checkpoint "$scratch/bare"
err_has 'is told' 'note: nobody has signed the checkpoint'
sed 's/^records 2/records 3/' "$scratch/one" >"$scratch/wrong"
expect 1 'what was changed' audit verify --checkpoint "$scratch/wrong"
err_has 'is not what was signed' 'the signature is none of this checkpoint'
cp "$kept" "$scratch/other"
ssh-keygen -q -Y sign -n guiyuan-checkpoint -f "$keys/stranger" "$scratch/other" 2>"$err"
expect 1 'a signature of somebody else' audit verify --checkpoint "$scratch/other"
err_has 'counts for nothing' "is no officer's"
rm "$scratch/other.sig"
ssh-keygen -q -Y sign -n git -f "$keys/chair" "$scratch/other" 2>"$err"
expect 1 'nor does one that was made for a commit' audit verify --checkpoint "$scratch/other"
err_has 'as such' 'the signature is none of this checkpoint'
with chair compound officer add p002 --post chair --writes all --key "$keys/stranger.pub" >"$out"
GUIYUAN_NOW=2026-11-10T10:00+08:00
with stranger compound officer end p001 --on 2026-11-09 >"$out"
expect 0 'who was an officer then has signed for good' audit verify --checkpoint "$kept"
refused 4 'but signs no more' 'ended on 2026-11-09' with chair audit checkpoint --sign
expect 0 'a later one is still the same history' with stranger audit checkpoint --sign --output "$kept"
expect 0 'on the same day' audit verify --checkpoint "$kept"

plan
