#!/bin/sh
# Nothing is ever written when anything is wrong: each fault has a finding of its own, in plain
# words, with the place and the next step, and the exit status that the manual promises.
. "$(dirname "$0")/lib.sh"

GUIYUAN_NOW=2026-11-02T10:00+08:00
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
printf 'slip\n' >"$scratch/slip.pdf"
{
    fees bill water 100.00 --month 2026-10
    fees assess 2026-10
    fees pay 1-101 10.00 --via cash
    expenses add 32.00 --category office --payee shop --fund operating --from cash \
        --handler p003 --by p002 --voucher "$scratch/slip.pdf"
    compound close 2026-10 2>"$err"
} >/dev/null
GUIYUAN_NOW=2026-11-03T10:00+08:00
fees pay 1-101 20.00 --via cash >/dev/null
fees pay 1-102 30.00 --via bank --ref 777 >/dev/null

# --- somebody else is writing: waited for in the background, ten seconds ---
new_court "$scratch/locked"
new_court "$scratch/indexed"
busy() { # LEDGER
    cd "$scratch/$1" || exit 1
    everything >"$scratch/$1.before"
    fees pay 1-101 5.00 --via cash >"$scratch/$1.out" 2>"$scratch/$1.err"
    echo $? >"$scratch/$1.status"
    everything >"$scratch/$1.after"
}
: >"$scratch/indexed/.git/index.lock"
(
    exec 9<>"$scratch/locked/.git/guiyuan/lock"
    flock 9
    busy locked 9>&-
) &
busy indexed &

# --- values on the command line ---
for amount in 5.001 0 0.00 -5 +5 1e3 5,00 '5.00 ' ' 5' NaN 0x10 5. .5 ５.00 5.00元 ¥5 1,000.00 \
    99999999999999999999 92233720368547758.08 "$(printf '5\0015')" "$(printf '5\377')" ''; do
    refused 2 "an amount '$(printf %s "$amount" | tr -d '\001\377')'" AMOUNT \
        fees pay 1-101 "$amount" --via cash
done
for unit in 101 ../1-101 1-101/.. '1-101 ' 1--101 -1-101 １-101 1-101.yaml '1-101;ls' \
    "$(printf '1-\342\200\256101')" "$(head -c 5000 /dev/zero | tr '\0' 9)-1"; do
    refused 2 "a unit '$(printf %.20s "$unit")'" '' fees pay --via cash "--" "$unit" 5.00
done
[ "$(wc -c <"$err")" -lt 300 ]
ok 'a long value is not shown whole' $?
for date in 2026-02-30 2026-13-01 26-11-03 2026/11/03 2026-11-3 today 99999-01-01 2026-11-03T10:00; do
    refused 2 "a date $date" "'--date' takes a date like 2026-11-03, not '$date'" \
        fees pay 1-101 5.00 --via cash --date "$date"
done
for month in 2026-13 2026-00 2026-1 202611 11-2026 November 2026-11-01; do
    refused 2 "a month $month" "'--month' takes a month like 2026-11, not '$month'" \
        fees bill water 5.00 --month "$month"
done
text() { # NAME TEXT STATED: a note that cannot be kept
    refused 2 "a note with $1" "$3" fees pay 1-101 5.00 --via cash --note "$2"
}
text 'a tab' "$(printf 'a\tb')" 'a control character'
text 'an escape' "$(printf 'a\033[31mb')" "'a\\x1b[31mb'"
text 'two lines' "$(printf 'a\nb')" 'a text of one line'
text 'a hidden line break' "$(printf 'a\342\200\250b')" "a\\u2028b"
text 'another' "$(printf 'a\302\205b')" "a\\u0085b"
text 'bytes that are not UTF-8' "$(printf 'a\377b')" 'bytes that are not UTF-8'
text 'half a character' "$(printf '\346\241')" 'bytes that are not UTF-8'
text 'no character' "$(printf 'a\357\277\277b')" '--note'
text 'more than 2,048 bytes' "$(head -c 2049 /dev/zero | tr '\0' x)" '2,048 bytes'
refused 4 'a unit that is not there' "there is no unit '9-901'" fees pay 9-901 5.00 --via cash
refused 4 'a place that is not there' "there is no place 'purse'" fees pay 1-101 5.00 --via purse
refused 2 'a place that is no word' "'--via'" fees pay 1-101 5.00 --via ../cash
refused 4 'an item that is not there' "there is no item 'light'" \
    fees pay 1-101 5.00 --via cash --for light
refused 4 'a date in the future' 'the date 2026-11-04 is after the booking day 2026-11-03' \
    fees pay 1-101 5.00 --via cash --date 2026-11-04
refused 4 'a date in a closed month' 'the month 2026-10 is closed' \
    fees pay 1-101 5.00 --via cash --date 2026-10-31
refused 4 'a date before the books' 'is before the books began' \
    fees pay 1-101 5.00 --via cash --date 2026-09-30
refused 2 'a path as an id' "RECORD takes a record id" fees reverse ../../etc/passwd --reason x
refused 2 'a path as a fund' 'FUND takes' funds add-fund ../x --name x --kind common

# What is odd and harmless is kept to the byte, and made visible where it is shown.
odd() { # NAME TEXT
    expect 0 "a note with $1" fees pay 1-101 1.00 --via cash --note "$2"
    expect 0 "$1: read back" fees list --format json
    is "$1: as it was written" "$(jq -r '.[-1].note' "$out")" "$2"
}
odd 'quotes and signs' "say \"hi\" \\ 'yes': # - {x} [y] &a *b !c %d @e \`f\` | > ?"
odd 'a word of YAML' 'no'
odd 'the look of an option' '--via bank'
odd 'a text that turns round' "$(printf 'a\342\200\256b')"
expect 0 'shown in a table' fees list --month 2026-11
out_has 'it is told what it is' 'a\u202Eb'
odd 'Chinese and an emoji' '六个月 🏠'
odd '2,048 bytes' "$(head -c 2048 /dev/zero | tr '\0' x)"

# --- personal data ---
personal() { # NAME NUMBER SHOWN
    refused 4 "$1 in a note" "personal data: $3" fees pay 1-101 5.00 --via cash --note "of $2"
    refused 4 "$1 in a message" "personal data: $3" fees pay 1-101 5.00 --via cash -m "of $2"
    grep -qF "$2" "$err"
    is "$1 is not shown whole" $? 1
}
personal 'a mobile number' 13812345678 "a mobile number '138****5678'"
personal 'one in groups' '+86 138-1234-5678' 'a mobile number'
personal 'one in wide digits' １３８１２３４５６７８ 'a mobile number'
personal 'an identity card' 11010519491231002X 'an identity card number'
personal 'a bank card' 6222021234567890128 'a bank card number'
personal 'an address' someone@example.org 'an e-mail address'
refused 4 'in a reason' 'personal data' fees reverse P261103-001 --reason 'call 13812345678'
refused 2 'a reason to let it through is a reason' "'--allow-personal'" \
    fees pay 1-101 5.00 --via cash --note 13812345678 --allow-personal ''
expect 0 'with a reason it is let through' fees pay 1-101 5.00 --via cash \
    --note 'hotline 13812345678' --allow-personal 'the number of a public hotline'
err_has 'with a warning' 'warning: personal data'
is 'and the reason in the commit' "$(git log -1 --format='%(trailers:key=Ledger-Personal)')" \
    'Ledger-Personal: the number of a public hotline'
expect 0 'what only looks like it passes' fees pay 1-101 5.00 --via cash \
    --ref 4200001234202611030001 --note '11010519491231002A 12345678901 1-101'

# --- files edited by hand ---
today=fees/2026/11/03.yaml
yesterday=fees/2026/11/02.yaml
next=$(printf 'P261103-%03d' $(($(grep -c 'id: P' $today) + 1)))
by_hand() { # STATUS NAME TEXT COMMAND...: the command edits; check and commit both refuse
    wanted_by_hand=$1
    named=$2
    said=$3
    shift 3
    git update-ref refs/keep/by-hand HEAD
    eval "$*" || exit 1
    refused "$wanted_by_hand" "$named: check" "$said" compound check
    refused "$wanted_by_hand" "$named: commit" "$said" compound commit -m 'by hand'
    git reset -q --hard refs/keep/by-hand
    git clean -qffdx
}
line() { # TEXT: a record at the end of today's day-book
    printf '%s\n' "$1" >>$today
}
record() { # FIELDS: a receipt at the end of today's day-book
    line "- {id: $next, date: 2026-11-03, unit: 1-101, amount: 5.00, via: cash$1}"
}
at=$today:$(($(wc -l <$today) + 1))

by_hand 3 'a bad amount' "$at" "line '- {id: $next, date: 2026-11-03, unit: 1-101, amount: 5.0, via: cash}'"
by_hand 3 'an amount below zero' "$at" "line '- {id: $next, date: 2026-11-03, unit: 1-101, amount: -5.00, via: cash}'"
by_hand 3 'a bad date' "$at" "line '- {id: $next, date: 2026-02-30, unit: 1-101, amount: 5.00, via: cash}'"
by_hand 3 'a bad unit' "$at" "line '- {id: $next, date: 2026-11-03, unit: ../x, amount: 5.00, via: cash}'"
by_hand 3 'a bad month' "$at" "line '- {id: B261103-001, date: 2026-11-03, item: water, month: 2026-13, amount: 5.00}'"
by_hand 3 'a duplicate key' "$at" "record ', amount: 6.00'"
by_hand 3 'an unknown field' "$at" "record ', noet: \"x\"'"
by_hand 3 'a missing field' "$at" "line '- {id: $next, date: 2026-11-03, unit: 1-101, amount: 5.00}'"
by_hand 3 'an anchor' "$at" "line '- {id: $next, date: &a 2026-11-03, unit: 1-101, amount: 5.00, via: cash}'"
by_hand 3 'an alias' "$at" "record ', note: *a'"
by_hand 3 'a tag' "$at" "record ', note: !!str x'"
by_hand 3 'a merge key' "$at" "record ', <<: {note: x}'"
by_hand 3 'a directive' "$today:1" "sed -i '1i %YAML 1.1\n---' $today"
by_hand 3 'a second document' "$at" "line '---'"
by_hand 3 'a tab' "$at" "line \"\$(printf -- '-\\t{id: $next}')\""
by_hand 3 'a carriage return' "$at" "record \"\$(printf ', note: \"x\"\\r')\""
by_hand 3 'a byte order mark' "$today" "sed -i '1s/^/\\xef\\xbb\\xbf/' $today"
by_hand 3 'bytes that are not UTF-8' "$at" "record \"\$(printf ', note: \"\\377\"')\""
by_hand 3 'a NUL' "$at" "printf -- '- {id: x\\0}\\n' >>$today"
by_hand 3 'a NUL in an escape' "$at" "record ', note: \"a\\0b\"'"
by_hand 3 'a hidden line break' "$at" "record \"\$(printf ', note: \"a\\342\\200\\250b\"')\""
by_hand 3 'a text over several lines' "$at" "printf -- '- id: $next\\n  note: |\\n    a\\n    b\\n' >>$today"
by_hand 3 'deep nesting' "$at" "line '- {id: [[[[[[[[[[[[x]]]]]]]]]]]]}'"
by_hand 3 'very deep nesting' "$today" "head -c 65536 /dev/zero | tr '\\0' '[' >>$today"
by_hand 3 'an open bracket' "$today" "line '- {id: $next'"
by_hand 3 'a long value' "$at" "record \", note: \\\"\$(head -c 2049 /dev/zero | tr '\\0' x)\\\"\""
by_hand 3 'a longer value' "$at" "record \", note: \\\"\$(head -c 5000 /dev/zero | tr '\\0' x)\\\"\""
by_hand 3 'an oversized file' 'units/1.yaml' "head -c 1100000 /dev/zero | tr '\\0' '#' >>units/1.yaml"
by_hand 3 'no list' "$today" "echo 'id: $next' >$today"
by_hand 3 'a list where one map should be' 'compound.yaml' "echo '- x' >compound.yaml"
by_hand 3 'a path in an id' "$at" "line '- {id: P261103-../../x, date: 2026-11-03, unit: 1-101, amount: 5.00, via: cash}'"
by_hand 3 'an id of another day' "$at" "line '- {id: P261102-002, date: 2026-11-03, unit: 1-101, amount: 5.00, via: cash}'"
by_hand 3 'a gap in the ids' "$at" "line '- {id: P261103-099, date: 2026-11-03, unit: 1-101, amount: 5.00, via: cash}'"
by_hand 3 'an id that is there' "$at" "line '- {id: P261103-001, date: 2026-11-03, unit: 1-101, amount: 5.00, via: cash}'"
by_hand 3 'an id of another folder' "$at" "line '- {id: X261103-001, date: 2026-11-03}'"
by_hand 3 'another unit' 'units/1.yaml:3' "echo '- {unit: 3-109, kind: flat, area: 10.00, source: registered, owner: o001, from: 2026-10-01}' >>units/1.yaml"
by_hand 3 'two tariffs at once' 'tariffs.yaml' "echo '- {item: water, name: x, by: share, split: area, fund: utilities, from: 2026-11}' >>tariffs.yaml"
by_hand 3 'a credit fund that is not there' "compound.yaml: the rules keep money paid in advance in the fund 'purse'" "sed -i 's/credit_fund: operating/credit_fund: purse/' compound.yaml"
by_hand 3 'a time zone that is not there' "'Mars/Base'" "sed -i 's|Asia/Shanghai|Mars/Base|' compound.yaml"
by_hand 3 'a newer version' 'the ledger has format version 2, this program knows version 1' "sed -i 's/^version: 1/version: 2/' compound.yaml"
by_hand 3 'no version' 'compound.yaml:1' "sed -i 's/^version: 1/version: 0/' compound.yaml"
by_hand 3 'a file that does not belong' 'notes.txt' 'echo x >notes.txt'
by_hand 3 'a day that is none' 'fees/2026/11/31.yaml' 'echo "[]" >fees/2026/11/31.yaml'
by_hand 3 'a symbolic link' "$today" "ln -sf /etc/hostname $today"
by_hand 3 'a link in place of a folder' 'units' 'mv units elsewhere && ln -s elsewhere units'
by_hand 3 'a folder in place of a file' "$today" "rm $today && mkdir $today && touch $today/x"
by_hand 3 'git attributes' '.gitattributes' "echo '* -diff' >.gitattributes"
by_hand 3 'a pipe in place of a file' 'units/7.yaml' 'mkfifo units/7.yaml'
rm units/7.yaml # git clean leaves it
by_hand 3 'a repository inside' "'sub' is a git repository" 'git init -q sub && touch sub/x'
by_hand 3 'no compound' "'compound.yaml'" 'rm compound.yaml'
by_hand 3 'no funds' "'funds.yaml'" 'rm funds.yaml'
by_hand 3 'a fund gone that a tariff names' 'tariffs.yaml:2' "sed -i '/fund: operating,/d' funds.yaml"
by_hand 3 'the tariff of an assessed month' "its tariff of 2026-10" "sed -i 's/flat: 1.60/flat: 1.70/' tariffs.yaml"
by_hand 3 'the area of an assessed month' "'1-101'" "sed -i 's/area: 100.00/area: 110.00/' units/1.yaml"
by_hand 3 'books that begin after their records' "is before the books began, on 2026-11-01" "sed -i 's/opened: 2026-10/opened: 2026-11/' compound.yaml"
by_hand 4 'a mobile number' "$at" "record ', note: \"call 13812345678\"'"
by_hand 3 'private things in sight' 'private' "rm .gitignore"

# --- what stood and what is booked ---
by_hand 4 'a line more yesterday' "$yesterday" "echo '- {id: P261102-002, date: 2026-11-02, unit: 1-101, amount: 5.00, via: cash}' >>$yesterday"
by_hand 4 'an amount of yesterday' "$yesterday" "sed -i 's/amount: 10.00/amount: 11.00/' $yesterday"
by_hand 3 'yesterday gone' "$yesterday" "rm $yesterday"
by_hand 3 'a line of today gone' "$today" "sed -i 1d $today"
by_hand 4 'a line of today changed' "$today" "sed -i '1s/20.00/21.00/' $today"
by_hand 3 'a roll changed' 'fees/2026/10/charges.yaml' "sed -i 's/160.00/150.00/' fees/2026/10/charges.yaml"
by_hand 3 'a roll gone' 'fees/2026/10/charges.yaml' 'rm fees/2026/10/charges.yaml'
by_hand 3 'a voucher changed' 'vouchers/2026/11/' 'find vouchers -name "*.pdf" -exec sh -c "echo more >>{}" ";"'
by_hand 3 'a voucher gone' 'vouchers/2026/11/' 'rm vouchers/2026/11/*.pdf'
by_hand 4 'a closed month changed' 'periods/2026-10.yaml' "sed -i 's/cash: 0.00/cash: 1.00/' periods/2026-10.yaml"
by_hand 3 'a register gone' 'units/3.yaml' 'rm units/3.yaml'
by_hand 3 'a date in the future' "$at" "line '- {id: $next, date: 2026-11-04, unit: 1-101, amount: 5.00, via: cash}'"
by_hand 3 'a date in a closed month' "$at" "line '- {id: $next, date: 2026-10-31, unit: 1-101, amount: 5.00, via: cash}'"
by_hand 3 'a unit that is not there' "$at" "line '- {id: $next, date: 2026-11-03, unit: 9-901, amount: 5.00, via: cash}'"
by_hand 4 'a payment without approval' 'expenses/2026/11/03.yaml:1' \
    "mkdir -p expenses/2026/11 && echo '- {id: Z261103-001, date: 2026-11-03, of: X261102-001, from: cash}' >expenses/2026/11/03.yaml"
by_hand 4 'an approval by the handler' 'expenses/2026/11/03.yaml:1' \
    "mkdir -p expenses/2026/11 && echo '- {id: Y261103-001, date: 2026-11-03, of: X261102-001, by: p003}' >expenses/2026/11/03.yaml"
by_hand 3 'a reversal of what is not there' "$at" "line '- {id: R261103-001, date: 2026-11-03, of: P261103-099, reason: \"x\"}'"

record ', note: "hotline 13812345678"'
expect 0 'by hand, too, a reason lets a number through' compound commit -m 'fees: by hand' \
    --allow-personal 'the number of a public hotline'
is 'which the commit says' "$(git log -1 --format='%(trailers:key=Ledger-Personal)')" \
    'Ledger-Personal: the number of a public hotline'

# A hand edit is in the way of a command that would write the same file, and of no other.
echo '# mine' >>$today
refused 4 'a hand edit in the way' "$today" fees pay 1-101 5.00 --via cash
err_has 'with both ways out' "git checkout -- $today"
git checkout -q -- $today
ln -sf /etc/hostname units/9.yaml
refused 4 'a link in the way' 'units/9.yaml' \
    units add 9-901 --kind flat --area 10 --owner o001 --from 2026-11-01
rm units/9.yaml

# --- repositories that are no ledger, or not in order ---
in_copy() { # STATUS NAME TEXT COMMAND...: the command spoils a copy
    wanted_in_copy=$1
    named=$2
    said=$3
    shift 3
    rm -rf "$scratch/copy"
    cp -a "$scratch/ledger" "$scratch/copy"
    cd "$scratch/copy" || exit 1
    eval "$*" >"$scratch/spoilt" 2>&1 || diag "$(cat "$scratch/spoilt")"
    refused "$wanted_in_copy" "$named: a write" "$said" fees pay 1-101 5.00 --via cash
    refused "$wanted_in_copy" "$named: a check" "$said" compound check
    cd "$scratch/ledger" || exit 1
}
in_copy 3 'a bare repository' 'without a work tree' 'git config core.bare true'
in_copy 3 'a detached head' 'is not on a branch' 'git checkout -q --detach'
in_copy 3 'files elsewhere' 'is configured to have its files elsewhere' 'git config core.worktree /etc'
in_copy 3 'a replaced object' 'shows other content' 'git replace HEAD HEAD~1'
in_copy 3 'grafts' 'grafts' 'mkdir -p .git/info; git rev-parse HEAD >.git/info/grafts'
in_copy 3 'borrowed objects' 'borrows objects' \
    'mkdir -p .git/objects/info; echo "$scratch/ledger/.git/objects" >.git/objects/info/alternates'
in_copy 3 'a linked work tree' 'a linked work tree' \
    'git worktree add -q "$scratch/linked" -b other && cd "$scratch/linked"'
rm -rf "$scratch/linked"
in_copy 3 'a shallow clone' 'is a shallow clone' \
    'git clone -q --depth 1 "file://$scratch/ledger" "$scratch/shallow" && cd "$scratch/shallow"'
in_copy 4 'a half-finished merge' 'half finished' 'git rev-parse HEAD >.git/MERGE_HEAD'
in_copy 4 'a half-finished rebase' 'half finished' 'mkdir .git/rebase-merge; touch .git/rebase-merge/interactive'
in_copy 6 'a damaged commit' 'cannot' \
    'object=.git/objects/$(git rev-parse HEAD | sed "s|^..|&/|"); chmod u+w $object; : >$object'
mkdir "$scratch/fresh"
cd "$scratch/fresh" || exit 1
git init -q
refused 3 'an empty repository: a write' 'no commit' fees pay 1-101 5.00 --via cash
refused 3 'an empty repository: a read' 'no commit' fees list
git -c core.hooksPath=/nonexistent commit -q --allow-empty -m x
refused 3 'a repository of something else' 'this is no ledger' fees pay 1-101 5.00 --via cash
cd "$scratch/ledger" || exit 1
mv "$HOME/.gitconfig" "$HOME/kept"
refused 4 'git knows no name' "git does not know who you are: 'user.name' is not set" \
    fees pay 1-101 5.00 --via cash
git config user.name Somebody
refused 4 'git knows no address' "'user.email' is not set" fees pay 1-101 5.00 --via cash
git config --unset user.name
mv "$HOME/kept" "$HOME/.gitconfig"

# --- who may write ---
as_nobody() {
    setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}
chmod 755 "$scratch" "$HOME"
if [ "$(id -u)" -eq 0 ] && as_nobody true 2>/dev/null && as_nobody fees --version >"$out" 2>&1; then
    refused 6 'a ledger of another user' "belongs to 'root', not to you" \
        as_nobody fees pay 1-101 5.00 --via cash
    cp -a "$scratch/ledger" "$scratch/readonly"
    chown -R 65534:65534 "$scratch/readonly"
    cd "$scratch/readonly" || exit 1
    git config --global --add safe.directory "$scratch/readonly"
    chmod -R a-w .
    refused 6 'a ledger that may not be written' 'Permission denied' \
        as_nobody fees pay 1-101 5.00 --via cash
    expect 0 'may be read' as_nobody fees list
    cd "$scratch/ledger" || exit 1
else
    skip 'a ledger of another user' 'only root can be another user'
    cp -a "$scratch/ledger" "$scratch/readonly"
    cd "$scratch/readonly" || exit 1
    chmod -R a-w .
    refused 6 'a ledger that may not be written' 'Permission denied' fees pay 1-101 5.00 --via cash
    expect 0 'may be read' fees list
    chmod -R u+w .
    cd "$scratch/ledger" || exit 1
fi

# --- the two that waited ---
wait
for case in 'locked:writing' 'indexed:another git command has locked'; do
    name=${case%%:*}
    is "busy ($name): the exit status" "$(cat "$scratch/$name.status")" 5
    file_has "busy ($name): who" "$scratch/$name.err" "${case#*:}"
    file_has "busy ($name): what next" "$scratch/$name.err" 'hint: '
    cmp -s "$scratch/$name.before" "$scratch/$name.after"
    ok "busy ($name): nothing is written" $?
done

expect 0 'after all this the ledger is in order' compound check
expect 0 'and proves right' audit verify

plan
