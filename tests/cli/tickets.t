#!/bin/sh
# tickets: every kind from its opening to its end, deadlines as the law counts them, levels and
# partners, matches, what the table refuses, hostile words, and what is found when somebody works
# around the commands.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1

on() { # DAY: the clock
    GUIYUAN_NOW=$1T10:00+08:00
    export GUIYUAN_NOW
}
photo=$scratch/camera.jpg
echo 'a picture' >"$photo"
hash=$(sha256sum "$photo" | cut -c 1-64)

# --- a finding, from its opening to its end ---
expect 0 'a finding is opened' tickets open 'Camera 4 has been dark for a week' --kind finding \
    --subject cameras --about committee --by p021 --due 7d --photo "$photo"
made 'as a file of its own with its photo, in one commit' <<END
tickets: open finding about cameras, due 2026-11-10 (T2026-0001)

Ledger-Command: tickets open

tickets/2026/T2026-0001.yaml
+id: T2026-0001
+kind: finding
+subject: cameras
+text: "Camera 4 has been dark for a week"
+severity: normal
+opened: 2026-11-03
+due: 2026-11-10
+by: p021
+about: committee
+photos:
+  - {voucher: "$hash", voucher_type: jpg}
vouchers/2026/11/$hash.jpg
+a picture
END
refused 4 'a finding says which body has to put it right' 'give the body that has to put it right' \
    tickets open x --kind finding --subject cameras --by p021
refused 4 'and who found it' 'give the person who reports it' \
    tickets open x --kind finding --subject cameras --about committee
refused 2 'a ticket is of a kind' "option '--kind' is missing" tickets open x --subject cameras
refused 2 'that there is' "not 'wish'" tickets open x --kind wish --subject cameras
refused 4 'of units that are there' "there is no unit '9-999'" \
    tickets open x --kind repair --subject leak --units 9-999
refused 4 'a deadline in the past is refused' 'the deadline 2026-11-02 is over' \
    tickets open x --kind repair --subject leak --due 2026-11-02
refused 2 'a deadline is days or a date' "days like 7d, or a date like 2026-11-30, not '7'" \
    tickets open x --kind repair --subject leak --due 7
rehearsed 'a step can be tried' tickets claim T2026-0001 --by p002 <<'END'
+ tickets/2026/T2026-0001.yaml: log:
+ tickets/2026/T2026-0001.yaml:   - {date: 2026-11-03, what: claim, by: p002}

tickets: claim finding about cameras (T2026-0001)

Ledger-Command: tickets claim
END
expect 0 'it is claimed' tickets claim T2026-0001 --by p002
refused 4 'a step that the state does not allow names those that it does' \
    'a finding that is claimed allows: note, assign, release, start, fix, extend, escalate, refer, close' \
    tickets claim T2026-0001 --by p003
refused 4 'a finding is withdrawn only by who reported it' 'who did not report it' \
    tickets close T2026-0001 --by p002 --text x
expect 0 'work begins, by who has it' tickets start T2026-0001
expect 0 'the deadline is moved with a reason' tickets extend T2026-0001 'no part in stock' \
    --due 2026-11-17
made 'which is kept' <<'END'
tickets: extend finding about cameras, due 2026-11-17 (T2026-0001)

Ledger-Command: tickets extend

tickets/2026/T2026-0001.yaml
+  - {date: 2026-11-03, what: extend, due: 2026-11-17, text: "no part in stock"}
END
refused 4 'to a later day' 'does not move the deadline to a later day' \
    tickets extend T2026-0001 x --due 2026-11-17
refused 2 'and not without one' 'argument TEXT is missing' tickets extend T2026-0001 --due 20d
expect 0 'it is fixed' tickets fix T2026-0001 --hours 1.5 --photo "$photo"
refused 4 'not verified by who fixed it' "is by 'p002', who fixed it" \
    tickets verify T2026-0001 --by p002
expect 0 'it is opened again' tickets reopen T2026-0001 'dark again'
expect 0 'fixed by another' tickets fix T2026-0001 --by p003
expect 0 'and verified by who fixed it before' tickets verify T2026-0001 --by p002
refused 4 'a ticket that has ended' 'a finding that is verified allows: note, reopen' \
    tickets fix T2026-0001 --by p003
refused 4 'of a ticket that is there' "there is no ticket 'T2026-0099'" \
    tickets note T2026-0099 x
refused 2 'with an id of its shape' "a ticket's id like T2026-0042" tickets note ../x y

# --- deadlines ---
expect 0 'holidays are entered' compound holiday 2026-11-12 --to 2026-11-13 --name 'Festival'
expect 0 'and a Saturday that is worked' compound holiday 2026-11-21 --work --name 'Festival'
refused 4 'each day once' "the holidays 'Festival' and 'x' have a day in common" \
    compound holiday 2026-11-13 --name x
expect 0 'they are listed' compound holidays --format csv
out_is 'in the order of the file' "$(printf 'from,to,kind,name\r\n2026-11-12,2026-11-13,rest,Festival\r\n2026-11-21,,work,Festival\r')"
due() { # NAME DATE TERM
    run tickets open x --kind repair --subject leak --due "$3" --dry-run
    out_has "$1" "due: $2"
}
due 'today does not count' 2026-11-04 1d
due 'a Saturday moves it to Monday' 2026-11-09 4d
due 'holidays and the weekend behind them move it' 2026-11-16 9d
due 'a Saturday that is worked does not' 2026-11-21 18d
due 'a date is that date' 2026-11-14 2026-11-14
run tickets open x --kind repair --subject leak --severity urgent --dry-run
out_has 'the table gives the usual days' 'due: 2026-11-04'

# --- levels and partners ---
expect 0 'a repair' tickets open 'The street lamp is broken' --kind repair --subject lighting \
    --severity high
refused 4 'levels are climbed one at a time' 'the next level is: community' \
    tickets escalate T2026-0002 --to street
expect 0 'it goes to the community' tickets escalate T2026-0002
out_is 'by its usual days' "tickets: escalate repair about lighting to community, due 2026-11-10 (T2026-0002) [$(git rev-parse --short=7 HEAD)]"
expect 0 'and on' tickets escalate T2026-0002 --to street --due 2026-11-20
expect 0 'up' tickets escalate T2026-0002 --text 'no reply'
refused 4 'to the last level' 'there is no level above the department' \
    tickets escalate T2026-0002
on 2026-12-05
expect 1 'what waits too long is told' tickets overdue --format csv
out_has 'with the level that did not reply' ',2026-11-06,29,department,'
expect 0 'the reply' tickets reply T2026-0002 'the lamp is ordered'
expect 0 'it comes back' tickets return T2026-0002 'it stands on our ground'
run tickets list --level compound --kind repair --format csv
out_has 'to the compound' 'T2026-0002,repair,lighting,high,open,compound'
expect 0 'a partner is asked' tickets refer T2026-0002 --to power --due 3d
expect 0 'and does it' tickets fix T2026-0002 --by p009
expect 0 'a repair that is fixed is closed' tickets close T2026-0002

# --- disputes ---
refused 4 'a dispute is between units' 'give the units concerned' \
    tickets open 'noise at night' --kind dispute --subject noise
expect 0 'a dispute' tickets open 'noise at night' --kind dispute --subject noise \
    --units 1-101,1-102
expect 0 'is mediated' tickets mediate T2026-0003 --by p006 --outcome continued --text 'both came'
refused 4 'with a reason when it is not settled' 'the reason, or what was done' \
    tickets mediate T2026-0003 --by p006 --outcome failed
expect 0 'and settled' tickets mediate T2026-0003 --by p006 --outcome agreed

# --- needs, offers, tasks ---
expect 0 'a need' tickets open 'somebody to fetch medicine' --kind need --subject errands
expect 0 'an offer' tickets open 'I drive to town on Mondays' --kind offer --subject errands \
    --by p030
refused 4 'an offer is no need' "the ticket 'T2026-0005' is a offer and no need" \
    tickets match T2026-0005 T2026-0004
expect 0 'they are matched' tickets match T2026-0004 T2026-0005
made 'in both files' <<'END'
tickets: match the need T2026-0004 with the offer T2026-0005

Ledger-Command: tickets match

tickets/2026/T2026-0004.yaml
+log:
+  - {date: 2026-12-05, what: match, other: T2026-0005}
tickets/2026/T2026-0005.yaml
+log:
+  - {date: 2026-12-05, what: match, other: T2026-0004}
END
expect 0 'undone on one side' tickets release T2026-0005 --text 'the car is broken'
run tickets list --subject errands --format csv
out_has 'the need is open again' 'T2026-0004,need,errands,normal,open'
expect 0 'matched again' tickets match T2026-0004 T2026-0005
expect 0 'and done' tickets done T2026-0004 --by p030 --hours 2.5
run tickets list --all --subject errands --format csv
out_has 'on both sides' 'T2026-0005,offer,errands,normal,done'
expect 0 'a task' tickets open 'Sort the drawings' --kind task --subject handover
expect 0 'is given to somebody' tickets assign T2026-0006 --to p017 --by p001
expect 0 'and done with hours' tickets done T2026-0006 --hours 3
run tickets show T2026-0006 --format json
out_has 'by who had it in hand' '"by": "p017"'

# --- lists ---
expect 0 'nothing is late: silence' tickets overdue
out_is 'for cron' ''
expect 0 'what has ended is not listed' tickets list --format csv
out_is 'but for the heading' "$(printf 'ticket,kind,subject,severity,state,level,opened,due,about,holder,units,text\r')"
expect 0 'by unit' tickets list --all --unit 1-102 --format csv
out_has 'the dispute' 'T2026-0003,dispute,noise,normal,settled'
expect 0 'the table of states is printed' tickets states --kind offer
out_is 'as it is' 'Kind   State    Step     Outcome  Leads to  Needs  May have          Taken by  Of the role
offer  open     note              open      text   by photo
offer  open     match             matched   offer  by text
offer  open     close             closed    text   by
offer  matched  note              matched   text   by photo
offer  matched  release           open             by text
offer  matched  done              done      by     hours photo text
offer  done     note              done      text   by photo
offer  done     reopen            open      text   by due photo
offer  closed   note              closed    text   by photo
offer  closed   reopen            open      text   by due photo'
expect 3 'a ticket that is not there' tickets show T2026-0099

# --- through the stewards ---
expect 0 'a steward passes something on' tickets open 'the door sticks' --kind repair \
    --subject doors --via p031 --due 2026-12-08
expect 0 'and something more' tickets open 'the bell is dead' --kind repair --subject doors \
    --via p031 --due 2026-12-08
expect 0 'one is answered in time' tickets fix T2026-0007 --by p009
on 2026-12-09
expect 0 'the other late' tickets fix T2026-0008 --by p009
expect 0 'the month' report month 2026-12 --format json
json 'tells both' '.ticket_stewards' \
    '[{"opened":2,"in_time":1,"late":1,"open":0,"overdue":0}]'

# --- with a roster ---
expect 0 'a supervisor is known' roster person p021
expect 0 'by the role' roster role p021 supervisor
expect 0 'and a body' roster body committee --name Committee --kind committee --level compound
on 2026-12-10
refused 4 'a finding is opened by a supervisor' "'p030' takes a step for which one must be a supervisor" \
    tickets open x --kind finding --subject cameras --about committee --by p030
refused 4 'about a body of the roster' "there is no body 'nobody' in the roster" \
    tickets open x --kind finding --subject cameras --about nobody --by p021
expect 0 'who is one may' tickets open x --kind finding --subject cameras --about committee \
    --by p021 --dry-run

# --- hostile words stay as they are written and do no harm where they are shown ---
bidi=$(printf 'a\342\200\256b\342\201\246c')
words="$bidi <script>alert(1)</script> | \`x\` [y](javascript:z) **z** \$(id)"
expect 0 'whatever a resident writes' tickets open "$words" --kind complaint --subject other
run git show HEAD:tickets/2026/T2026-0009.yaml
out_has 'is kept as it was written' "text: \"$words\""
run tickets list --format table
out_has 'a terminal shows what is invisible' 'a\u202Eb\u2066c'
run tickets show T2026-0009 --format html
out_has 'HTML is text' '&lt;script&gt;alert(1)&lt;/script&gt;'
run sh -c 'grep -c "$1" "$2"' - "$(printf '\342\200\256')" "$out"
out_is 'and turns no line around' '0'
run tickets show T2026-0009 --format html
run grep -c '<script' "$out"
out_is 'no script' '0'
run tickets show T2026-0009
out_has 'Markdown is text' '\<script\>alert\(1\)\<\/script\> \| \`x\` \[y\]\(javascript\:z\)'
refused 2 'a control character is refused' 'control character' \
    tickets open "$(printf 'a\033[2Jb')" --kind complaint --subject other
refused 2 'so is a line feed' "takes a text of one line" \
    tickets open "$(printf 'a\nb')" --kind complaint --subject other

# --- worked around ---
expect 0 'all is in order' compound check
expect 0 'and kept' audit verify
sed -i 's/dark for a week/fine/' tickets/2026/T2026-0001.yaml
expect 4 'a head is not rewritten by hand' compound commit -m x
err_has 'and the finding says so' 'the case did not only grow at the end of its log'
git checkout -q -- tickets
printf '  - {date: 2026-12-05, what: start, by: p017}\n' >>tickets/2026/T2026-0006.yaml
expect 3 'nor a step added that the table does not allow' compound commit -m x
err_has 'with its place' "tickets/2026/T2026-0006.yaml:11:5: the ticket 'T2026-0006' is done"
git checkout -q -- tickets
git rm -q "vouchers/2026/11/$hash.jpg"
git commit -q --no-verify -m 'lose a photo'
expect 3 'a photo that is gone is found' compound check
err_has 'by its ticket' "of 'T2026-0001' is not there"
git reset -q --hard HEAD~1
sed -i '$d' tickets/2026/T2026-0006.yaml
git commit -q --no-verify -am 'forget a step'
expect 1 'a step that was removed is found' audit verify
err_has 'in its commit' 'the case did not only grow'
git reset -q --hard HEAD~1

plan
