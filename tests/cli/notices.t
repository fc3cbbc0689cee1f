#!/bin/sh
# notices: posted with a text and a kind, for as long as its rule wants; what is due; a text with
# HTML and bad links shown; and what is found when somebody works around the commands.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
adopt D2026-01

on() { # DAY: the clock
    GUIYUAN_NOW=$1T10:00+08:00
    export GUIYUAN_NOW
}
body=$scratch/text.md
printf '# Accounts\n\nSee the <b onclick="x()">table</b>, [here](https://example.org/a) and [there](javascript:x).\n\n<script>alert(1)</script>\n\n- one\n- two ![photo](http://x/y.png)\n' >"$body"
hash=$(sha256sum "$body" | cut -c 1-64)
photo=$scratch/board.jpg
echo 'a photo' >"$photo"
proof=$(sha256sum "$photo" | cut -c 1-64)
post() { # KIND [OPTION...]
    kind=$1
    shift
    notices publish "$body" --title 'A notice' --kind "$kind" --channels board,group "$@"
}

# --- posted ---
rehearsed 'a notice can be tried' post other <<END
+ vouchers/2026/11/$hash.md: # Accounts
+ vouchers/2026/11/$hash.md: 
+ vouchers/2026/11/$hash.md: See the <b onclick="x()">table</b>, [here](https://example.org/a) and [there](javascript:x).
+ vouchers/2026/11/$hash.md: 
+ vouchers/2026/11/$hash.md: <script>alert(1)</script>
+ vouchers/2026/11/$hash.md: 
+ vouchers/2026/11/$hash.md: - one
+ vouchers/2026/11/$hash.md: - two ![photo](http://x/y.png)
+ notices/2026/N2026-01.yaml: id: N2026-01
+ notices/2026/N2026-01.yaml: title: "A notice"
+ notices/2026/N2026-01.yaml: kind: other
+ notices/2026/N2026-01.yaml: channels: [board, group]
+ notices/2026/N2026-01.yaml: body: "$hash"
+ notices/2026/N2026-01.yaml: body_type: md
+ notices/2026/N2026-01.yaml: posted: 2026-11-03
+ notices/2026/N2026-01.yaml: days: 15

notices: post A notice for 15 days (N2026-01)

Ledger-Command: notices publish
END
expect 0 'what is due at first is the last closed month: none' notices due
expect 0 'a month is closed' compound close 2026-10
expect 1 'its accounts are due' notices due --format csv
out_is 'to be posted' "$(printf '%s\r\n' what,month,notice,due 'fees,2026-10,,post the accounts of 2026-10')"
refused 4 'accounts are of a month' 'does not have what a notice of its kind has' post fees
refused 4 'a decision is named' 'does not have what a notice of its kind has' post decision
refused 4 'arrears need the law' 'does not have what a notice of its kind has' \
    post arrears --decision D2026-01
refused 4 'the seal is of a half-year' 'neither June nor December' post seal --month 2026-05
refused 4 'a channel is one that is there' "names a channel that is not there, or one twice" \
    notices publish "$body" --title x --kind other --channels board,radio
refused 4 'each once' "names a channel that is not there, or one twice" \
    notices publish "$body" --title x --kind other --channels board,board
refused 2 'a text is Markdown' "the text of a notice is Markdown, not 'jpg'" \
    notices publish "$photo" --title x --kind other --channels board
printf 'a\001b\n' >"$scratch/bad.md"
refused 3 'without control characters' 'the text of the notice has a control character at byte 2' \
    notices publish "$scratch/bad.md" --title x --kind other --channels board
: >"$scratch/empty.md"
refused 3 'and not empty' 'the text of the notice has 0 bytes' \
    notices publish "$scratch/empty.md" --title x --kind other --channels board
echo 'call 13812345678' >"$scratch/phone.md"
refused 4 'without a telephone number' 'mobile' \
    notices publish "$scratch/phone.md" --title x --kind other --channels board
refused 4 'not tomorrow' 'is after the booking day' post other --date 2026-11-04
refused 4 'nor in a month that is closed' 'the month 2026-10 is closed' post other --date 2026-10-30
expect 0 'accounts are posted' post fees --month 2026-10 --photo "$photo"
expect 0 'then nothing is due' notices due
expect 0 'another kind has another rule' notices rule arrears 30
made 'as data' <<'END'
compound: notices of arrears hang for 30 days from 2026-11-03

Ledger-Command: notices rule

compound.yaml
+notices:
+  - {kind: arrears, days: 30, from: 2026-11-03}
END
refused 4 'which does not reach back' 'a rule cannot change what notices had to keep to before' \
    notices rule fees 10 --from 2026-11-01
expect 0 'arrears are posted' post arrears --decision D2026-01 --legal 'art. 286'
out_has 'for as long' 'for 30 days (N2026-02)'

# --- it hangs ---
on 2026-11-10
expect 0 'a photo is added' notices photo N2026-02 "$photo"
made 'as a step of its log' <<END
notices: photo of A notice (N2026-02)

Ledger-Command: notices photo

notices/2026/N2026-02.yaml
+log:
+  - {date: 2026-11-10, what: photo, photo: "$proof", photo_type: jpg}
END
refused 4 'of a notice that is there' "there is no notice 'N2026-09'" notices photo N2026-09 "$photo"
refused 4 'not before it was posted' 'is dated before it was posted' \
    notices remove N2026-01 --date 2026-11-02
expect 0 'one is taken down too early' notices remove N2026-01 --text 'the wind'
err_has 'with a warning' "the notice 'N2026-01' was shown for 7 of 15 days"
refused 4 'and not twice' 'comes after it was removed' notices remove N2026-01
expect 0 'a remark may follow' notices note N2026-01 'printed anew'
expect 1 'it is due again' notices due
out_has 'to be posted anew' 'post anew: shown 7 of 15 days'
expect 0 'they are listed' notices list --format json
json 'with the days shown and required' '[.[] | [.notice, .required, .shown, .photo, .state]]' \
    '[["N2026-01",15,7,"yes","removed early"],["N2026-02",30,7,"yes","must stay"]]'
expect 0 'or only those that hang' notices list --up --format csv
is 'of which there is one' "$(grep -c N2026 "$out")" 1

expect 0 'the same text is posted again' post other
expect 0 'then nothing is due' notices due
git reset -q --hard HEAD~1

# --- it is shown ---
expect 0 'a notice is shown' notices show N2026-01
out_has 'with its text, its links and without HTML' \
    'See the table, [here](https://example.org/a) and there.'
is 'nothing of the script is left' "$(grep -ciE 'script|onclick|<b|y.png' "$out")" 0
expect 0 'as a page, too' notices show N2026-01 --format html
out_has 'the text below the title' '<h3>Accounts</h3>'
is 'without what could run' "$(sed '1,/<main>/d' "$out" | grep -ciE '<script|onclick|javascript|<img')" 0
expect 0 'as it was' notices show N2026-01 --format json
json 'for programs' '[.notice.id, .shown, (.text | startswith("# Accounts"))]' '["N2026-01",7,true]'
refused 3 'only one that is there' "there is no notice 'N2026-07'" notices show N2026-07
expect 0 'the month tells it' report month 2026-11 --format json
json 'for how long it hung' '[.notices[] | [.kind, .required, .shown, .state]]' \
    '[["accounts of a month",15,7,"removed too early"],["arrears",30,7,"hangs"]]'
expect 0 'the books are in order' compound check
expect 0 'and the history' audit verify
expect 0 'notices are exported' audit export csv --output "$scratch/tables"
is 'with their steps' "$(tr -d '\r' <"$scratch/tables/notice_events.csv" | cut -d , -f 1-4 | paste -sd ' ')" \
    'notice,step,date,what N2026-01,1,2026-11-10,removed N2026-01,2,2026-11-10,note N2026-02,1,2026-11-10,photo'

# --- around the commands ---
file=notices/2026/N2026-02.yaml
forged() { # NAME TEXT SED
    sed -i "$3" $file
    expect "${4:-3}" "$1" compound check
    err_has 'and where' "$2"
    git checkout -q $file
}
forged 'a head that was changed' 'did not only grow' 's/A notice/Another/' 4
forged 'days that no rule gives' "must stay 30 days by the rule of its kind, not 1" 's/^days: 30/days: 1/' 3
forged 'a step before the posting' 'is dated before it was posted' 's/date: 2026-11-10/date: 2026-11-01/' 3
printf '  - {date: 2026-11-10, what: removed}\n  - {date: 2026-11-10, what: removed}\n' >>$file
expect 3 'a notice that goes twice' compound check
err_has 'and where' "$file:14:5: the step 'removed' of the notice 'N2026-02' comes after it was removed"
git checkout -q $file
git mv $file notices/2026/N2026-03.yaml
expect 3 'a notice in the file of another' compound check
err_has 'and where' 'the notice does not stand in the file of its name'
git reset -q --hard
git rm -q "vouchers/2026/11/$hash.md"
expect 3 'a text that is gone' compound check
git commit -q --no-verify -m gone
expect 1 'is found by the audit' audit verify
err_has 'by its name' "'N2026-01' is not there"
plan
