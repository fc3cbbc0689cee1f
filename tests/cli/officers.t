#!/bin/sh
# Officers: who may write, signing as git does, each refusal, and what an audit finds when
# somebody went past the commands.
. "$(dirname "$0")/lib.sh"

unset SSH_AUTH_SOCK GUIYUAN_SIGNING_KEY SSH_ASKPASS DISPLAY
keys=$scratch/keys
mkdir "$keys"
for name in chair treasurer secretary steward stranger; do
    ssh-keygen -q -t ed25519 -N '' -C "$name@home" -f "$keys/$name"
done
ssh-keygen -q -t ed25519 -N secret -C '' -f "$keys/locked"
ssh-keygen -q -t ecdsa -N '' -C '' -f "$keys/other"
fingerprint() { # NAME
    ssh-keygen -l -f "$keys/$1" | cut -d ' ' -f 2
}
public() { # NAME: without its comment
    cut -d ' ' -f 1,2 "$keys/$1.pub"
}
with() { # NAME COMMAND...: signed with that key
    GUIYUAN_SIGNING_KEY=$keys/$1
    export GUIYUAN_SIGNING_KEY
    shift
    "$@"
    result=$?
    unset GUIYUAN_SIGNING_KEY
    return $result
}
# Of a hand-made commit: git signs it as git does.
by_hand() { # NAME MESSAGE
    git -c gpg.format=ssh -c user.signingKey="$keys/$1" commit -q -S --no-verify --allow-empty -am "$2"
}

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
funds open 1000.00 --place bank --fund operating >/dev/null

# --- before there are any ---
expect 0 'without officers the list is empty' compound officer list --format csv
is 'but for its head' "$(tr -d '\r' <"$out")" 'person,post,writes,from,to,standing,key'
is 'commits are not signed' "$(git cat-file commit HEAD | grep -c gpgsig)" 0
expect 0 'nobody may sign' audit export allowed-signers
out_is 'and the file says so' "# Who may sign this ledger's commits, for git's gpg.ssh.allowedSignersFile."

# --- the first one ---
add_chair() {
    compound officer add p001 --post chair --writes compound --writes expenses --key "$keys/chair.pub"
}
refused 4 'the first officer signs' 'no signing key is set' add_chair
refused 4 'with the key that is added' "the signing key '$(fingerprint stranger)' is no officer's" \
    with stranger add_chair
refused 4 'and may change the officers' 'a day would come when nobody may change the officers' \
    with treasurer compound officer add p002 --post treasurer --writes fees --key "$keys/treasurer.pub"
refused 4 'without an end' 'a day would come when nobody may change the officers' \
    with chair compound officer add p001 --post chair --writes all --to 2027-01-01 --key "$keys/chair.pub"
refused 4 'from today' "the term of 'p001' as chair begins on 2026-12-01" \
    with chair compound officer add p001 --post chair --writes all --from 2026-12-01 --key "$keys/chair.pub"
refused 4 'a key is one' "the key of 'p001' is no Ed25519 public key" \
    with chair compound officer add p001 --post chair --writes all --key "$keys/other.pub"
refused 4 'a ledger is one' "there is no ledger 'fee' for 'p001' to write" \
    with chair compound officer add p001 --post chair --writes all --writes fee --key "$keys/chair.pub"
expect 0 'the chair begins' with chair add_chair
made 'in one line, without the comment of the key' <<END
compound: p001 is chair from 2026-11-03 and may write compound, expenses

Ledger-Command: compound officer add

officers.yaml
+- {person: p001, post: chair, writes: [compound, expenses], from: 2026-11-03, key: "$(public chair)"}
END

# --- the others, with git's own setting ---
git config gpg.format ssh
git config user.signingKey "$keys/chair"
rehearsed 'a treasurer, to see' compound officer add p002 --post treasurer --writes fees --writes funds \
    --writes expenses --writes periods --key "$keys/treasurer.pub" <<END
+ officers.yaml: - {person: p002, post: treasurer, writes: [fees, funds, expenses, periods], from: 2026-11-03, key: "$(public treasurer)"}

compound: p002 is treasurer from 2026-11-03 and may write fees, funds, expenses, periods

Ledger-Command: compound officer add
END
expect 0 'a treasurer' compound officer add p002 --post treasurer --writes fees --writes funds \
    --writes expenses --writes periods --key "$keys/treasurer.pub"
expect 0 'a secretary for a term' compound officer add p003 --post secretary --writes units \
    --from 2026-11-03 --to 2026-11-04 --key "$keys/secretary.pub"
refused 4 'no term twice' "'p002' is treasurer with this key from 2026-11-03 on already" \
    compound officer add p002 --post treasurer --writes fees --key "$keys/treasurer.pub"
refused 4 'no key of two' "the key of 'p004' is that of 'p002', too" \
    compound officer add p004 --post cashier --writes fees --key "$keys/treasurer.pub"
expect 0 'all of them' compound officer list --format csv
is 'with what they may' "$(tr -d '\r' <"$out")" "person,post,writes,from,to,standing,key
p001,chair,\"compound,expenses\",2026-11-03,,in office,$(fingerprint chair)
p002,treasurer,\"fees,funds,expenses,periods\",2026-11-03,,in office,$(fingerprint treasurer)
p003,secretary,units,2026-11-03,2026-11-04,in office,$(fingerprint secretary)"
expect 0 'one of them' compound officer show p002 --format json
json 'with the whole key' 'map(.key)' "[\"$(public treasurer)\"]"

# --- git itself accepts it ---
expect 0 'the officers for git' audit export allowed-signers
cp "$out" "$scratch/allowed"
file_has 'from the beginning of a day in the zone of the ledger to the end of another' "$out" \
    "p003 namespaces=\"git,guiyuan-checkpoint\",valid-after=\"20261102160000Z\",valid-before=\"20261104160000Z\" $(public secretary)"
git config gpg.ssh.allowedSignersFile "$scratch/allowed"
expect 0 'git verifies the commit' git verify-commit HEAD
err_has 'by its signer' "Good \"git\" signature for p001 with ED25519 key $(fingerprint chair)"
sed -i 's/^p001/p009/; s/^p002/p001/' "$scratch/allowed"
sed -i '/^p009/d' "$scratch/allowed"
expect 1 'and nobody else' git verify-commit HEAD
git config --unset gpg.ssh.allowedSignersFile

# --- each refusal ---
refused 4 'not their ledger' "the officer 'p001' may not write 'fees'" fees pay 1-101 5 --via cash
err_has 'and whose it is' 'fees may be written by: p002 (treasurer)'
expect 0 'the treasurer may' with treasurer fees pay 1-101 5 --via cash
refused 4 'a stranger may not' "the signing key '$(fingerprint stranger)' is no officer's" \
    with stranger fees pay 1-101 5 --via cash
refused 4 'nor rehearse it' 'no officer' with stranger fees pay 1-101 5 --via cash --dry-run
refused 4 'only who may change the officers adds one' "the officer 'p002' may not write 'compound'" \
    with treasurer compound officer add p002 --post chair --writes all --key "$keys/treasurer.pub"
expect 0 'reading needs no key' with stranger fees list
chmod 640 "$keys/chair"
refused 4 'a private key is private' "the signing key '$keys/chair' can be read by others" \
    compound approval --above 5000 --approvers 2
chmod 600 "$keys/chair"
refused 4 'a key has a type' "the signing key '$keys/other' is of another type than Ed25519" \
    with other fees pay 1-101 5 --via cash
refused 4 'a key is there' "the signing key '$keys/none' is not there" \
    with none fees pay 1-101 5 --via cash
printf 'x\n' >"$keys/bad"
refused 4 'a key is a key' "the signing key '$keys/bad' is no key, or is damaged" \
    with bad fees pay 1-101 5 --via cash
git config gpg.format openpgp
refused 4 'a key of another form is none' 'no signing key is set' \
    compound approval --above 5000 --approvers 2
git config gpg.format ssh

# --- a key with a passphrase ---
expect 0 'a chair may have one' compound officer add p004 --post deputy --writes compound \
    --key "$keys/locked.pub"
refused 4 'nobody waits for a passphrase' 'needs its passphrase, and there is no terminal to ask on' \
    with locked compound approval --above 5000 --approvers 2
cp "$keys/locked.pub" "$keys/agent.pub"
refused 4 'a public key needs an agent' 'is a public key, and no agent is running' \
    with agent.pub compound approval --above 5000 --approvers 2
eval "$(ssh-agent -s)" >/dev/null
printf '#!/bin/sh\necho secret\n' >"$scratch/ask"
chmod 700 "$scratch/ask"
SSH_ASKPASS=$scratch/ask SSH_ASKPASS_REQUIRE=force ssh-add -q "$keys/locked" 2>/dev/null
expect 0 'the agent signs' with agent.pub compound approval --above 5000 --approvers 2
kill "$SSH_AGENT_PID"
unset SSH_AUTH_SOCK SSH_AGENT_PID
expect 0 'which the audit accepts' audit verify --format json
json 'as an officer' 'map(select(.rule == "officers"))[0].result' '"kept"'
with treasurer.pub fees pay 1-101 6 --via cash >/dev/null
is 'a public key stands for the private one beside it' "$(audit log --limit 1 --format json | jq -r '.[0].signer')" p002

# --- in another's name ---
sed -i 's/^rules:/rules:\n  officers_sign_for_themselves: true/' compound.yaml
expect 0 'officers sign for themselves from now on' compound commit -m 'compound: sign for oneself'
enter() { # BY
    expenses add 50.00 --category repair --payee shop --fund operating --from bank --handler p005 \
        --by "$1" --no-voucher lost
}
refused 4 'nobody enters for another' \
    "the expense names 'p001' as who acts, but the officer 'p002' signs it" with treasurer enter p001
expect 0 'the treasurer enters' with treasurer enter p002
by_another() { # COMMAND...: with another name in git
    HOME=$scratch/another "$@"
}
mkdir "$scratch/another"
printf '[user]\n\tname = Chair\n\temail = chair@example.org\n' >"$scratch/another/.gitconfig"
refused 4 'nobody approves for another' \
    "the approval names 'p001' as who acts, but the officer 'p002' signs it" \
    by_another with treasurer expenses approve X261103-001 --by p001
expect 0 'the chair approves' by_another with chair expenses approve X261103-001 --by p001

# --- by hand ---
echo '# x' >>tariffs.yaml
refused 4 'a hand edit is signed by whose it is' "the officer 'p001' may not write 'fees'" \
    compound commit -m 'fees: x'
expect 0 'the treasurer commits it' with treasurer compound commit -m 'fees: a remark'
printf -- '- {person: p009, post: chair, writes: [all], from: 2026-11-03, key: "%s"}\n' \
    "$(public stranger)" >>officers.yaml
refused 4 'nobody makes themselves an officer' "no officer's" with stranger compound commit -m 'compound: me'
git checkout -q officers.yaml
sed -i '2,$d; s/"$/ chair@home"/; s/"}/ chair-at-home"}/' officers.yaml
expect 3 'a key has no comment' compound commit -m 'compound: x'
err_has 'for it names a person' "the key of 'p001' has a comment"
git checkout -q officers.yaml
: >officers.yaml
refused 4 'the register is not emptied' 'the officers would be gone' compound commit -m 'compound: all'
git checkout -q officers.yaml

# --- the end of a term ---
expect 0 'the deputy ends' compound officer end p004
refused 4 'somebody is left' 'a day would come when nobody may change the officers' \
    compound officer end p001
expect 0 'the treasurer ends' compound officer end p002 --on 2026-11-03 --reason 'moved away'
made 'with the reason' <<END
compound: the term of p002 ends on 2026-11-03

moved away

Ledger-Command: compound officer end

officers.yaml
-- {person: p002, post: treasurer, writes: [fees, funds, expenses, periods], from: 2026-11-03, key: "$(public treasurer)"}
+- {person: p002, post: treasurer, writes: [fees, funds, expenses, periods], from: 2026-11-03, to: 2026-11-03, key: "$(public treasurer)"}
END
refused 4 'once' "'p002' has no such term to end on 2026-11-03" compound officer end p002
expect 0 'on the last day they may' with treasurer fees pay 1-101 7 --via cash
GUIYUAN_NOW=2026-11-05T10:00+08:00
refused 4 'the day after not' "the term of 'p002' as treasurer ended on 2026-11-03" \
    with treasurer fees pay 1-101 8 --via cash
refused 4 'nor whose term ran out' "the term of 'p003' as secretary ended on 2026-11-04" \
    with secretary units add 1-103 --kind flat --area 50 --source registered --owner o009 --from 2026-11-01
ssh-keygen -q -t ed25519 -N '' -C '' -f "$keys/new"
expect 0 'the chair takes a new key' compound officer add p001 --post chair --writes all \
    --key "$keys/new.pub"
expect 0 'and ends the old one' with new compound officer end p001 \
    --fingerprint "$(fingerprint chair)" --on 2026-11-04 --reason 'the computer was stolen'
refused 4 'at once' "the term of 'p001' as chair ended on 2026-11-04" \
    with chair compound approval --above 9000 --approvers 2

with new compound officer add p006 --post steward --writes units --key "$keys/steward.pub" >/dev/null

# --- all of it holds ---
expect 0 'the ledger is in order' compound check
err_is 'without a warning' ''
expect 0 'the history, too' audit verify
expect 0 'who signed' audit log --format json
json 'is in the log' '[.[].signer] | unique' '["not signed","p001","p002","p004"]'

# --- past the commands ---
verify_finds() { # NAME TEXT
    expect 1 "$1" audit verify --format json
    json 'as a matter of the officers' 'map(select(.rule == "officers"))[0].result' '"found"'
    err_has 'of that commit' "commit '$(git rev-parse HEAD | cut -c 1-7)' of 2026-11-05: $2"
    run compound check
    [ "$status" -eq 0 ] && grep -qF "warning: commit '$(git rev-parse HEAD | cut -c 1-7)': $2" "$err"
    ok 'and the check warns' $? || diag "$(cat "$err")"
    git reset -q --hard "$whole"
}
whole=$(git rev-parse HEAD)
GIT_AUTHOR_DATE=2026-11-05T11:00+08:00 GIT_COMMITTER_DATE=2026-11-05T11:00+08:00
export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
echo '# y' >>tariffs.yaml
git commit -q --no-verify --no-gpg-sign -am hand
verify_finds 'a commit without a signature is found' 'it is not signed, but the ledger has officers'
by_hand stranger hand
verify_finds "a stranger's" "the signing key '$(fingerprint stranger)' is no officer's"
by_hand treasurer hand
verify_finds 'one after the term' "the term of 'p002' as treasurer ended on 2026-11-03"
echo '# y' >>tariffs.yaml
by_hand steward hand
verify_finds 'one of a ledger that is not theirs' "the officer 'p006' may not write 'fees'"
mkdir -p expenses/2026/11
sed 's/X261103/X261105/; s/date: 2026-11-03/date: 2026-11-05/' expenses/2026/11/03.yaml | head -n 1 \
    >expenses/2026/11/05.yaml
git add expenses
by_hand new hand
expect 1 "one in another's name" audit verify
err_has 'is found at its record' "expenses/2026/11/05.yaml:1: commit '$(git rev-parse HEAD | cut -c 1-7)' of 2026-11-05: the expense names 'p002' as who acts, but the officer 'p001' signs it"
git reset -q --hard "$whole"
printf -- '- {person: p009, post: chair, writes: [all], from: 2026-11-03, key: "%s"}\n' \
    "$(public stranger)" >>officers.yaml
by_hand stranger hand
verify_finds 'one that allows itself' "the signing key '$(fingerprint stranger)' is no officer's"
echo '# z' >>compound.yaml
by_hand new hand
git cat-file commit HEAD | sed 's/^hand$/other/' >"$scratch/commit"
git reset -q --hard "$(git hash-object -t commit -w "$scratch/commit")"
verify_finds 'a changed one' 'its signature is of something else: it was changed'
: >officers.yaml
by_hand new hand
expect 1 'officers that are gone are found' audit verify
err_has 'by the commit that took them' 'it takes away the officers'
git reset -q --hard "$whole"

# --- what residents see ---
expect 0 'the month tells of them' report month 2026-11 --format json
json 'by post' '[.officers[] | [.post, .officers, .began, .ended]]' \
    '[["chair",1,2,1],["treasurer",0,1,1],["committee secretary",0,1,1],["deputy",0,1,1],["steward",1,1,0]]'
jq -c '[.officers, .signatures]' "$out" >"$scratch/posts"
json 'how many changes were signed' '[.signatures[] | [.changes > .signed, .signed > 3]]' '[[true,true]]'
grep -qE 'p00[0-9]|ssh-|SHA256' "$scratch/posts"
is 'and neither who nor by which key' $? 1
expect 0 'in Chinese' report month 2026-11 --language zh-CN --format markdown
out_has 'too' '## 授权人员'
expect 0 'a month before the first of them' report month 2026-10 --format json
json 'tells nothing' '.officers' null

plan
