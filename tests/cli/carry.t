#!/bin/sh
# What is carried forward in the memo changes no answer: each is the same with and without it,
# whatever happens to the memo or the ledger.
. "$(dirname "$0")/lib.sh"

expect 0 'the demonstration is there' demo_ledger
cp -R "$demo" ledger
GUIYUAN_LEDGER=$PWD/ledger
GUIYUAN_NOW=2026-11-18T22:00:00+08:00 # before its officers signed
export GUIYUAN_LEDGER GUIYUAN_NOW
git config --global safe.directory '*'
git -C ledger reset -q --hard "$(git -C ledger rev-list -1 --before=2026-11-19T00:00+08:00 HEAD)"
memo=ledger/.git/guiyuan/memo

forget() {
    rm -rf "$memo"
}

answers() { # of every question that may begin with what is carried
    funds balance
    fees arrears --all --format csv
    fees arrears --on 2026-08-15 --format csv
    fees statement 3-05 --from 2026-10-01
    fees statement 7-101 --from 2026-09-15
    for span in 'month 2026-11' 'month 2026-04' 'quarter 2026-Q3' 'year 2026'; do
        # shellcheck disable=SC2086 # two words
        report $span --format json
    done
}

same() { # NAME: without a memo (an empty file in its place), with a new one, and out of it
    forget
    : >"$memo"
    answers >"$scratch/cold" 2>&1
    forget
    answers >"$scratch/first" 2>&1
    answers >"$scratch/warm" 2>&1
    expect 0 "$1: while it is made" cmp "$scratch/cold" "$scratch/first"
    expect 0 "$1: out of it" cmp "$scratch/cold" "$scratch/warm"
}

same 'the books of a year'
[ -s "$memo/data.mdb" ]
ok 'a memo was made' $?
cp -R "$memo" kept
answers >"$scratch/answers"
is 'asking again adds nothing to it' "$(cmp "$memo/data.mdb" kept/data.mdb && echo same)" same

# --- the ledger goes on ---
expect 0 'a payment' fees pay 3-05 120.50 --via bank
answers >"$scratch/warm"
forget
answers >"$scratch/cold"
expect 0 'what is new is seen' cmp "$scratch/cold" "$scratch/warm"
run cmp "$scratch/answers" "$scratch/warm"
is 'and changes the answers' "$status" 1

old=$(fees list --month 2026-02 --kind receipt --format csv | tr -d '\r' |
    awk -F, '$3 ~ /^[0-9]/ { print $1; exit }')
expect 0 'an old receipt is reversed' fees reverse "$old" --reason 'the bank took it back'
same 'a record that reaches back'

# --- writes: the same tree, and the same refusals, with and without it ---
writes() { # LEDGER
    last=$(fees list --month 2026-11 --kind receipt --format csv -C "$1" | tr -d '\r' |
        awk -F, '$3 ~ /^[0-9]/ { id = $1 } END { print id }')
    older=$(fees list --month 2026-05 --kind receipt --format csv -C "$1" | tr -d '\r' |
        awk -F, '$3 ~ /^[0-9]/ { print $1; exit }')
    for words in "fees reverse $last --reason wrong" "fees reverse $older --reason wrong" \
        "fees reverse $older --reason again" 'fees adjust 3-05 property 2026-11 5.00 --reason late' \
        'fees adjust 3-05 property 2026-02 7.00 --reason late' \
        'fees adjust 3-05 property 2026-02 -9999.00 --reason late' \
        'fees waive 3-05 property 2026-11 1.00 --reason poor --decision D2026-01' \
        'funds transfer 10 --from bank --to cash --reason till'; do
        # shellcheck disable=SC2086 # words of a command
        $words -C "$1" 2>&1 | sed 's/ \[[0-9a-f]*\]$//'
    done
    git -C "$1" rev-parse 'HEAD^{tree}'
}
forget
answers >"$scratch/warm" 2>&1
cp -R ledger other
rm -rf other/.git/guiyuan/memo
: >other/.git/guiyuan/memo
is 'writes are the same, and so is what they refuse' "$(writes ledger)" "$(writes other)"
is 'most of them were made' \
    "$(git -C ledger log --format=%s -6 | cut -d' ' -f1,2 | sort -u | tr '\n' ' ')" \
    'fees: adjust fees: reverse fees: waive funds: transfer '

# --- what was changed behind its back ---
file=$(git -C ledger ls-files 'fees/2026/03/*.yaml' | grep -v charges | head -n 1)
sed -i '1s/^/# looked at\n/' "ledger/$file"
git -C ledger commit -q --no-verify -m 'a comment in an old file' "$file"
same 'an old file that was edited'
sed -i 's/credit_fund: .*/credit_fund: utilities/' ledger/compound.yaml
git -C ledger commit -q --no-verify -am 'another fund for credit'
same 'another rule'

# --- the memo itself ---
answers >"$scratch/answers" 2>&1
printf 'x' | dd of="$memo/data.mdb" bs=1 seek=5000 conv=notrunc 2>"$scratch/dd"
answers >"$scratch/warm" 2>&1
expect 0 'a damaged memo is made anew' cmp "$scratch/answers" "$scratch/warm"
if [ "$(id -u)" -ne 0 ]; then
    forget
    chmod a-w ledger/.git/guiyuan ledger/.git
    answers >"$scratch/warm" 2>&1
    chmod u+w ledger/.git/guiyuan ledger/.git
    expect 0 'where nothing may be written there is none' cmp "$scratch/answers" "$scratch/warm"
else
    skip 'where nothing may be written there is none' 'root may write everywhere'
fi
plan
