# Fish completion of Guiyuan's commands. Written by completions/generate from the tables in
# cmd/: change those.

# The words so far, without the program, options and the folder of -C.
function __guiyuan_words
    set -l folder no
    for token in (commandline -opc)[2..]
        if test $folder = yes
            set folder no
        else if contains -- $token -C --directory
            set folder yes
        else if not string match -q -- '-*' $token
            echo $token
        end
    end
end

function __guiyuan_exactly
    set -l words (__guiyuan_words)
    test "$words" = "$argv"
end

function __guiyuan_begins
    set -l words (__guiyuan_words)
    set -l count (count $argv)
    test (count $words) -ge $count; and test "$words[1..$count]" = "$argv"
end

complete -c compound -f
complete -c compound -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c compound -s h -l help -d 'show this help'
complete -c compound -l version -d 'show the version'
complete -c compound -n '__guiyuan_exactly' -a init -d 'begin the books of a compound in an empty folder'
complete -c compound -n '__guiyuan_begins init' -F
complete -c compound -n '__guiyuan_begins init' -l name -d 'the compound\'s name' -x
complete -c compound -n '__guiyuan_begins init' -l language -d 'the language of the reports' -x -a 'zh-CN en'
complete -c compound -n '__guiyuan_begins init' -l timezone -d 'the time zone that decides which day it is' -x
complete -c compound -n '__guiyuan_begins init' -l currency -d 'the currency of every amount; it has two decimals' -x -a 'CNY HKD MOP TWD SGD MYR USD EUR'
complete -c compound -n '__guiyuan_begins init' -l opened -d 'the first month of the books' -x
complete -c compound -n '__guiyuan_begins init' -l decision-above -d 'an expense above this names a decision; none: never' -x
complete -c compound -n '__guiyuan_begins init' -l approval-above -d 'an expense above this must be approved before it is paid; none: always' -x
complete -c compound -n '__guiyuan_begins init' -l credit-fund -d 'the fund that keeps money paid in advance or not yet identified' -x
complete -c compound -n '__guiyuan_exactly' -a check -d 'check the ledger and what was edited by hand'
complete -c compound -n '__guiyuan_exactly' -a commit -d 'commit what was edited by hand, if it passes every check'
complete -c compound -n '__guiyuan_begins commit' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins commit' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins commit' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins commit' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly' -a status -d 'show where the books stand and what waits'
complete -c compound -n '__guiyuan_begins status' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c compound -n '__guiyuan_begins status' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c compound -n '__guiyuan_exactly' -a approval -d 'set how many persons must approve an expense above an amount'
complete -c compound -n '__guiyuan_begins approval' -l above -d 'it holds for an expense above this' -x
complete -c compound -n '__guiyuan_begins approval' -l approvers -d 'how many different persons must approve it' -x
complete -c compound -n '__guiyuan_begins approval' -l role -d 'seats of the committee or posts of officers, each of which one of them has' -x
complete -c compound -n '__guiyuan_begins approval' -l category -d 'the category of spending; none: all of them' -x
complete -c compound -n '__guiyuan_begins approval' -l decision -d 'whether it must name a decision' -x
complete -c compound -n '__guiyuan_begins approval' -l from -d 'the first booking day it holds for; none: always' -x
complete -c compound -n '__guiyuan_begins approval' -l to -d 'the last booking day it holds for' -x
complete -c compound -n '__guiyuan_begins approval' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins approval' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins approval' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins approval' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly' -a approvals -d 'list how many persons must approve which expenses'
complete -c compound -n '__guiyuan_begins approvals' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c compound -n '__guiyuan_begins approvals' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c compound -n '__guiyuan_exactly' -a officer -d 'let a person write ledgers, signing with a key of their own'
complete -c compound -n '__guiyuan_exactly officer' -a add -d 'let a person write ledgers, signing with a key of their own'
complete -c compound -n '__guiyuan_begins officer add' -l post -d 'the office: chair, treasurer, secretary' -x
complete -c compound -n '__guiyuan_begins officer add' -l writes -d 'the ledgers that the officer may write, or all of them' -x
complete -c compound -n '__guiyuan_begins officer add' -l key -d 'the file of the public key, ending in .pub' -r -F
complete -c compound -n '__guiyuan_begins officer add' -l from -d 'the first booking day of the term' -x
complete -c compound -n '__guiyuan_begins officer add' -l to -d 'its last booking day' -x
complete -c compound -n '__guiyuan_begins officer add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins officer add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins officer add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins officer add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly officer' -a end -d 'end the term of an officer'
complete -c compound -n '__guiyuan_begins officer end' -l on -d 'its last booking day' -x
complete -c compound -n '__guiyuan_begins officer end' -l post -d 'the office: chair, treasurer, secretary' -x
complete -c compound -n '__guiyuan_begins officer end' -l fingerprint -d 'only the term with this key, as \'compound officer list\' names it' -x
complete -c compound -n '__guiyuan_begins officer end' -l reason -d 'why; it is kept in the commit' -x
complete -c compound -n '__guiyuan_begins officer end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins officer end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins officer end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins officer end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly officer' -a list -d 'list who may write which ledger'
complete -c compound -n '__guiyuan_begins officer list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c compound -n '__guiyuan_begins officer list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c compound -n '__guiyuan_exactly officer' -a show -d 'show the terms of an officer with the whole keys'
complete -c compound -n '__guiyuan_begins officer show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c compound -n '__guiyuan_begins officer show' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c compound -n '__guiyuan_exactly' -a holiday -d 'enter days of rest, or days of a weekend that are worked'
complete -c compound -n '__guiyuan_begins holiday' -l to -d 'the last day; none: it is one day' -x
complete -c compound -n '__guiyuan_begins holiday' -l name -d 'the holiday' -x
complete -c compound -n '__guiyuan_begins holiday' -l work -d 'these days of a weekend are worked'
complete -c compound -n '__guiyuan_begins holiday' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins holiday' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins holiday' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins holiday' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly' -a holidays -d 'list the days of rest and the weekends that are worked'
complete -c compound -n '__guiyuan_begins holidays' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c compound -n '__guiyuan_begins holidays' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c compound -n '__guiyuan_exactly' -a close -d 'close a month: write its totals and closing balances'
complete -c compound -n '__guiyuan_begins close' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins close' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins close' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins close' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly' -a reopen -d 'open the last closed month again, with a reason that is recorded'
complete -c compound -n '__guiyuan_begins reopen' -l reason -d 'why; it is recorded and reported' -x
complete -c compound -n '__guiyuan_begins reopen' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins reopen' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins reopen' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins reopen' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly' -a handover -d 'begin the inventory of what is taken over from a company'
complete -c compound -n '__guiyuan_exactly handover' -a begin -d 'begin the inventory of what is taken over from a company'
complete -c compound -n '__guiyuan_begins handover begin' -l name -d 'its name as residents read it' -x
complete -c compound -n '__guiyuan_begins handover begin' -l from -d 'the company that managed before' -x
complete -c compound -n '__guiyuan_begins handover begin' -l date -d 'the day on which the company ended its work' -x
complete -c compound -n '__guiyuan_begins handover begin' -l decision -d 'the decision that ended it' -x
complete -c compound -n '__guiyuan_begins handover begin' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins handover begin' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins handover begin' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins handover begin' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly handover' -a add -d 'add a thing to the inventory: received, missing or disputed'
complete -c compound -n '__guiyuan_begins handover add' -a 'keys drawings accounts deposits prepaid arrears contracts equipment other'
complete -c compound -n '__guiyuan_begins handover add' -l state -d 'where it is' -x -a 'received missing disputed'
complete -c compound -n '__guiyuan_begins handover add' -l count -d 'how many' -x
complete -c compound -n '__guiyuan_begins handover add' -l amount -d 'how much money it stands for' -x
complete -c compound -n '__guiyuan_begins handover add' -l text -d 'a remark, or what the paper is' -x
complete -c compound -n '__guiyuan_begins handover add' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c compound -n '__guiyuan_begins handover add' -l date -d 'the day it happened' -x
complete -c compound -n '__guiyuan_begins handover add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins handover add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins handover add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins handover add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly handover' -a receive -d 'enter that a thing came later, or is missing or disputed'
complete -c compound -n '__guiyuan_begins handover receive' -l state -d 'where it is' -x -a 'received missing disputed'
complete -c compound -n '__guiyuan_begins handover receive' -l text -d 'a remark, or what the paper is' -x
complete -c compound -n '__guiyuan_begins handover receive' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c compound -n '__guiyuan_begins handover receive' -l date -d 'the day it happened' -x
complete -c compound -n '__guiyuan_begins handover receive' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins handover receive' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins handover receive' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins handover receive' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly handover' -a paper -d 'store a paper of the hand-over, perhaps about one thing'
complete -c compound -n '__guiyuan_begins handover paper' -F
complete -c compound -n '__guiyuan_begins handover paper' -l item -d 'the thing\'s number, counted from 1' -x
complete -c compound -n '__guiyuan_begins handover paper' -l date -d 'the day it happened' -x
complete -c compound -n '__guiyuan_begins handover paper' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins handover paper' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins handover paper' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins handover paper' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly handover' -a sign -d 'enter that somebody signed, and for whom'
complete -c compound -n '__guiyuan_begins handover sign' -a 'committee company supervisor street witness'
complete -c compound -n '__guiyuan_begins handover sign' -l text -d 'a remark, or what the paper is' -x
complete -c compound -n '__guiyuan_begins handover sign' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c compound -n '__guiyuan_begins handover sign' -l date -d 'the day it happened' -x
complete -c compound -n '__guiyuan_begins handover sign' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins handover sign' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins handover sign' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins handover sign' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly handover' -a list -d 'list the hand-overs, and what is missing of each'
complete -c compound -n '__guiyuan_begins handover list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c compound -n '__guiyuan_begins handover list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c compound -n '__guiyuan_exactly handover' -a show -d 'list the things of a hand-over, or only what is missing'
complete -c compound -n '__guiyuan_begins handover show' -l missing -d 'only what is missing or disputed; exit status 1 when there is any'
complete -c compound -n '__guiyuan_begins handover show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c compound -n '__guiyuan_begins handover show' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c compound -n '__guiyuan_exactly' -a seal -d 'enter a use of the committee\'s seal: the paper, who allowed it, who used it'
complete -c compound -n '__guiyuan_exactly seal' -a use -d 'enter a use of the committee\'s seal: the paper, who allowed it, who used it'
complete -c compound -n '__guiyuan_begins seal use' -l approvers -d 'who allowed it' -x
complete -c compound -n '__guiyuan_begins seal use' -l keeper -d 'who keeps the seal and used it; no approver' -x
complete -c compound -n '__guiyuan_begins seal use' -l amount -d 'what the paper binds the compound to pay' -x
complete -c compound -n '__guiyuan_begins seal use' -l decision -d 'the decision that allows it' -x
complete -c compound -n '__guiyuan_begins seal use' -l copy -d 'a copy of the paper: stored with its SHA-256' -r -F
complete -c compound -n '__guiyuan_begins seal use' -l date -d 'the day on which it was used' -x
complete -c compound -n '__guiyuan_begins seal use' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c compound -n '__guiyuan_begins seal use' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c compound -n '__guiyuan_begins seal use' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c compound -n '__guiyuan_begins seal use' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c compound -n '__guiyuan_exactly seal' -a list -d 'list the uses of the seal, of all time or of a half-year'
complete -c compound -n '__guiyuan_begins seal list' -l half-year -d 'only the half-year of this month' -x
complete -c compound -n '__guiyuan_begins seal list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c compound -n '__guiyuan_begins seal list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c compound -n '__guiyuan_exactly' -a gc -d 'pack the ledger\'s repository'
complete -c compound -n '__guiyuan_begins gc' -l all -d 'join all packs into one'

complete -c units -f
complete -c units -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c units -s h -l help -d 'show this help'
complete -c units -l version -d 'show the version'
complete -c units -n '__guiyuan_exactly' -a add -d 'add one unit'
complete -c units -n '__guiyuan_begins add' -l kind -d 'the kind of unit, which decides its rates' -x
complete -c units -n '__guiyuan_begins add' -l area -d 'the floor area in square metres' -x
complete -c units -n '__guiyuan_begins add' -l owner -d 'the owner\'s opaque id; the same for all units of one owner' -x
complete -c units -n '__guiyuan_begins add' -l source -d 'where the area is taken from' -x -a 'registered surveyed contract'
complete -c units -n '__guiyuan_begins add' -l state -d 'whether it stands empty; none: occupied' -x -a 'occupied vacant'
complete -c units -n '__guiyuan_begins add' -l from -d 'the day from which this line is true' -x
complete -c units -n '__guiyuan_begins add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c units -n '__guiyuan_begins add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c units -n '__guiyuan_begins add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c units -n '__guiyuan_begins add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c units -n '__guiyuan_exactly' -a import -d 'add the units of a CSV file'
complete -c units -n '__guiyuan_begins import' -F
complete -c units -n '__guiyuan_begins import' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c units -n '__guiyuan_begins import' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c units -n '__guiyuan_begins import' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c units -n '__guiyuan_begins import' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c units -n '__guiyuan_exactly' -a list -d 'list the units as they are on a day'
complete -c units -n '__guiyuan_begins list' -l building -d 'only the units of this building' -x
complete -c units -n '__guiyuan_begins list' -l on -d 'as it was on that day (today)' -x
complete -c units -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c units -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c units -n '__guiyuan_exactly' -a show -d 'show one unit and all that was ever true of it'
complete -c units -n '__guiyuan_begins show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c units -n '__guiyuan_begins show' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c units -n '__guiyuan_exactly' -a change -d 'record a new owner, area or kind from a day on'
complete -c units -n '__guiyuan_begins change' -l owner -d 'the owner\'s opaque id; the same for all units of one owner' -x
complete -c units -n '__guiyuan_begins change' -l kind -d 'the kind of unit, which decides its rates' -x
complete -c units -n '__guiyuan_begins change' -l area -d 'the floor area in square metres' -x
complete -c units -n '__guiyuan_begins change' -l source -d 'where the area is taken from' -x -a 'registered surveyed contract'
complete -c units -n '__guiyuan_begins change' -l state -d 'whether it stands empty; none: occupied' -x -a 'occupied vacant'
complete -c units -n '__guiyuan_begins change' -l from -d 'the day from which this line is true' -x
complete -c units -n '__guiyuan_begins change' -l reason -d 'why the line before no longer is' -x
complete -c units -n '__guiyuan_begins change' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c units -n '__guiyuan_begins change' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c units -n '__guiyuan_begins change' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c units -n '__guiyuan_begins change' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x

complete -c fees -f
complete -c fees -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c fees -s h -l help -d 'show this help'
complete -c fees -l version -d 'show the version'
complete -c fees -n '__guiyuan_exactly' -a tariff -d 'set how an item is charged, from a month on'
complete -c fees -n '__guiyuan_begins tariff' -a 'set'
complete -c fees -n '__guiyuan_begins tariff' -l by -d 'how: rate times area, a fixed amount per unit, a share of a bill, rate times what the unit\'s meter counted, or an amount per parking space' -x -a 'area unit share meter space'
complete -c fees -n '__guiyuan_begins tariff' -l rate -d 'a kind of unit, or of parking space, and its rate, like flat=1.60' -x
complete -c fees -n '__guiyuan_begins tariff' -l step -d 'by meter: a month\'s usage above a limit and its rate, like 15=4.20' -x
complete -c fees -n '__guiyuan_begins tariff' -l vacant -d 'by area or unit: the part of the fee that a vacant unit owes, like 0.70; none: all' -x
complete -c fees -n '__guiyuan_begins tariff' -l split -d 'how a shared bill is split' -x -a 'area unit usage'
complete -c fees -n '__guiyuan_begins tariff' -l meter -d 'split by usage: the metered item; what it charges is taken off the bill' -x
complete -c fees -n '__guiyuan_begins tariff' -l part -d 'how a part of a month is charged per space: by day, by half a month that is begun, or as a whole month; none: by day' -x -a 'day half month'
complete -c fees -n '__guiyuan_begins tariff' -l decision -d 'the decision that allows it' -x
complete -c fees -n '__guiyuan_begins tariff' -l of -d 'whom it concerns: compound, building:3, or unit codes with commas' -x
complete -c fees -n '__guiyuan_begins tariff' -l name -d 'its name as residents read it' -x
complete -c fees -n '__guiyuan_begins tariff' -l fund -d 'the fund that the money belongs to' -x
complete -c fees -n '__guiyuan_begins tariff' -l from -d 'the first month' -x
complete -c fees -n '__guiyuan_begins tariff' -l to -d 'the last month' -x
complete -c fees -n '__guiyuan_begins tariff' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins tariff' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins tariff' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins tariff' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a tariffs -d 'list the tariffs'
complete -c fees -n '__guiyuan_begins tariffs' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins tariffs' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly' -a bill -d 'record a bill for something shared, with its meter readings'
complete -c fees -n '__guiyuan_begins bill' -l month -d 'the month it is charged in' -x
complete -c fees -n '__guiyuan_begins bill' -l meter -d 'the readings before and after, like 10342..10731' -x
complete -c fees -n '__guiyuan_begins bill' -l voucher -d 'the bill: stored with its SHA-256' -r -F
complete -c fees -n '__guiyuan_begins bill' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins bill' -l note -d 'a remark' -x
complete -c fees -n '__guiyuan_begins bill' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins bill' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins bill' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins bill' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a read -d 'enter what the meters of single units show, one or a file'
complete -c fees -n '__guiyuan_begins read' -F
complete -c fees -n '__guiyuan_begins read' -l item -d 'the metered item' -x
complete -c fees -n '__guiyuan_begins read' -l month -d 'the month it is charged in' -x
complete -c fees -n '__guiyuan_begins read' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins read' -l replaced -d 'the meter was replaced: what the old one showed last and the new one first, like 913.4..0' -x
complete -c fees -n '__guiyuan_begins read' -l estimated -d 'nobody could read it' -x
complete -c fees -n '__guiyuan_begins read' -l note -d 'a remark' -x
complete -c fees -n '__guiyuan_begins read' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins read' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins read' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins read' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a readings -d 'list what each unit used in a month, and which meters were not read'
complete -c fees -n '__guiyuan_begins readings' -l missing -d 'only the units that were not read'
complete -c fees -n '__guiyuan_begins readings' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins readings' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly' -a assess -d 'charge a month to every unit'
complete -c fees -n '__guiyuan_begins assess' -l due -d 'the day by which to pay (the 20th)' -x
complete -c fees -n '__guiyuan_begins assess' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins assess' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins assess' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins assess' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a pay -d 'record money received from a unit'
complete -c fees -n '__guiyuan_begins pay' -l via -d 'the cash place it came to' -x
complete -c fees -n '__guiyuan_begins pay' -l for -d 'the payer\'s own choice of items (art. 560)' -x
complete -c fees -n '__guiyuan_begins pay' -l ref -d 'the serial on the statement' -x
complete -c fees -n '__guiyuan_begins pay' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins pay' -l note -d 'a remark' -x
complete -c fees -n '__guiyuan_begins pay' -l units -d 'the units that are paid for together, with commas' -x
complete -c fees -n '__guiyuan_begins pay' -l owner -d 'pays for all units that are this owner\'s' -x
complete -c fees -n '__guiyuan_begins pay' -l part -d 'a unit and how much of it is for that' -x
complete -c fees -n '__guiyuan_begins pay' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins pay' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins pay' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins pay' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a unidentified -d 'record money received of which nobody knows yet who paid it'
complete -c fees -n '__guiyuan_begins unidentified' -l via -d 'the cash place it came to' -x
complete -c fees -n '__guiyuan_begins unidentified' -l ref -d 'the serial on the statement' -x
complete -c fees -n '__guiyuan_begins unidentified' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins unidentified' -l note -d 'a remark' -x
complete -c fees -n '__guiyuan_begins unidentified' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins unidentified' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins unidentified' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins unidentified' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a import -d 'book the receipts of a statement file'
complete -c fees -n '__guiyuan_begins import' -F
complete -c fees -n '__guiyuan_begins import' -l to -d 'the cash place it is of' -x
complete -c fees -n '__guiyuan_begins import' -l by -d 'the person who imports it: enters the fees and pays out refunds' -x
complete -c fees -n '__guiyuan_begins import' -l map -d 'the mapping to read the statement by (the one that fits)' -x
complete -c fees -n '__guiyuan_begins import' -l password-file -d 'a file whose first line is the archive\'s password' -r -F
complete -c fees -n '__guiyuan_begins import' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins import' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins import' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins import' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a mapping -d 'look at a bank\'s statement and draft how to read it'
complete -c fees -n '__guiyuan_begins mapping' -F
complete -c fees -n '__guiyuan_begins mapping' -l name -d 'keep the draft as statements/NAME.yaml' -x
complete -c fees -n '__guiyuan_begins mapping' -l title -d 'what statement it is, for people' -x
complete -c fees -n '__guiyuan_begins mapping' -l map -d 'the mapping to read the statement by (the one that fits)' -x
complete -c fees -n '__guiyuan_begins mapping' -l password-file -d 'a file whose first line is the archive\'s password' -r -F
complete -c fees -n '__guiyuan_begins mapping' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins mapping' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins mapping' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins mapping' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a identify -d 'say which unit paid an unidentified receipt, or that it is other income'
complete -c fees -n '__guiyuan_begins identify' -l source -d 'or the source of other income that it is of' -x
complete -c fees -n '__guiyuan_begins identify' -l for -d 'the payer\'s own choice of items' -x
complete -c fees -n '__guiyuan_begins identify' -l note -d 'a remark' -x
complete -c fees -n '__guiyuan_begins identify' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins identify' -l remember -d 'from now on, book what this payer sends to this unit or source'
complete -c fees -n '__guiyuan_begins identify' -l always -d 'from now on, rows with these words at that place are income of the source' -x
complete -c fees -n '__guiyuan_begins identify' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins identify' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins identify' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins identify' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a reverse -d 'undo a record, with a reason; both stay in the books'
complete -c fees -n '__guiyuan_begins reverse' -l reason -d 'why' -x
complete -c fees -n '__guiyuan_begins reverse' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins reverse' -l ref -d 'of money that went back: its serial on the statement; none: the record was wrong' -x
complete -c fees -n '__guiyuan_begins reverse' -l all -d 'of a payment for several units: all of its receipts'
complete -c fees -n '__guiyuan_begins reverse' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins reverse' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins reverse' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins reverse' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a waive -d 'waive a debt that a decision allows to be waived'
complete -c fees -n '__guiyuan_begins waive' -l decision -d 'the decision that allows it' -x
complete -c fees -n '__guiyuan_begins waive' -l late -d 'whether it is the late fee of that charge' -x
complete -c fees -n '__guiyuan_begins waive' -l reason -d 'why' -x
complete -c fees -n '__guiyuan_begins waive' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins waive' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins waive' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins waive' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins waive' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a adjust -d 'correct what was assessed'
complete -c fees -n '__guiyuan_begins adjust' -l reason -d 'why the roll was wrong' -x
complete -c fees -n '__guiyuan_begins adjust' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins adjust' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins adjust' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins adjust' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins adjust' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a arrears -d 'list what is owed, by age'
complete -c fees -n '__guiyuan_begins arrears' -l unit -d 'only this unit' -x
complete -c fees -n '__guiyuan_begins arrears' -l on -d 'at the end of that day (today)' -x
complete -c fees -n '__guiyuan_begins arrears' -l all -d 'also the units that owe nothing'
complete -c fees -n '__guiyuan_begins arrears' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins arrears' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly' -a statement -d 'show one unit\'s account'
complete -c fees -n '__guiyuan_begins statement' -l from -d 'the first day (that of last year, or when the books began)' -x
complete -c fees -n '__guiyuan_begins statement' -l to -d 'the last day (today)' -x
complete -c fees -n '__guiyuan_begins statement' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins statement' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly' -a settle -d 'show what the old and the new owner owe when a unit changes hands'
complete -c fees -n '__guiyuan_begins settle' -l on -d 'the day on which it changes hands (the last one in the register)' -x
complete -c fees -n '__guiyuan_begins settle' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins settle' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly' -a receipt -d 'write a receipt for the payer'
complete -c fees -n '__guiyuan_begins receipt' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins receipt' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c fees -n '__guiyuan_begins receipt' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c fees -n '__guiyuan_begins receipt' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c fees -n '__guiyuan_exactly' -a prepay -d 'take money for months in advance'
complete -c fees -n '__guiyuan_begins prepay' -l months -d 'for how many months' -x
complete -c fees -n '__guiyuan_begins prepay' -l from -d 'the first of them (the first that is not charged yet)' -x
complete -c fees -n '__guiyuan_begins prepay' -l for -d 'the items (all that have a fixed price)' -x
complete -c fees -n '__guiyuan_begins prepay' -l via -d 'the cash place it came to' -x
complete -c fees -n '__guiyuan_begins prepay' -l ref -d 'the serial on the statement' -x
complete -c fees -n '__guiyuan_begins prepay' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins prepay' -l note -d 'a remark' -x
complete -c fees -n '__guiyuan_begins prepay' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins prepay' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins prepay' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins prepay' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a prepayments -d 'list what is paid in advance, month by month, and what is left of it'
complete -c fees -n '__guiyuan_begins prepayments' -l unit -d 'only this unit' -x
complete -c fees -n '__guiyuan_begins prepayments' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins prepayments' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly' -a end-prepayment -d 'end a prepayment, as when the owner leaves'
complete -c fees -n '__guiyuan_begins end-prepayment' -l reason -d 'why' -x
complete -c fees -n '__guiyuan_begins end-prepayment' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins end-prepayment' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins end-prepayment' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins end-prepayment' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins end-prepayment' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a terms -d 'list the discounts and the late fees that hold'
complete -c fees -n '__guiyuan_exactly terms' -a list -d 'list the discounts and the late fees that hold'
complete -c fees -n '__guiyuan_begins terms list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins terms list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly terms' -a discount -d 'add a discount for months that are paid in advance'
complete -c fees -n '__guiyuan_begins terms discount' -l months -d 'at least so many months are paid at once' -x
complete -c fees -n '__guiyuan_begins terms discount' -l free -d 'of them, so many cost nothing' -x
complete -c fees -n '__guiyuan_begins terms discount' -l share -d 'or: the share off what they cost, as 0.05' -x
complete -c fees -n '__guiyuan_begins terms discount' -l decision -d 'the decision that a prepayment by it names' -x
complete -c fees -n '__guiyuan_begins terms discount' -l from -d 'the first day it holds for' -x
complete -c fees -n '__guiyuan_begins terms discount' -l to -d 'the last day it holds for' -x
complete -c fees -n '__guiyuan_begins terms discount' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins terms discount' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins terms discount' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins terms discount' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly terms' -a late-fee -d 'add what paying late costs, by a decision'
complete -c fees -n '__guiyuan_begins terms late-fee' -l item -d 'the item; none: every item without a rule of its own' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l daily -d 'the share of what is owed that a day costs' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l grace -d 'days behind the due day that cost nothing' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l cap -d 'the most, as a share of the debt itself' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l decision -d 'the decision that allows it' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l from -d 'the first day that counts' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l to -d 'the last day that counts' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins terms late-fee' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins terms late-fee' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a late-fees -d 'charge late fees up to the end of a month, or up to a day'
complete -c fees -n '__guiyuan_begins late-fees' -l to -d 'or up to this day (today)' -x
complete -c fees -n '__guiyuan_begins late-fees' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins late-fees' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins late-fees' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins late-fees' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a deposit -d 'take a deposit, which is held and given back'
complete -c fees -n '__guiyuan_exactly deposit' -a take -d 'take a deposit, which is held and given back'
complete -c fees -n '__guiyuan_begins deposit take' -l via -d 'the cash place it came to' -x
complete -c fees -n '__guiyuan_begins deposit take' -l purpose -d 'what it is a security for' -x
complete -c fees -n '__guiyuan_begins deposit take' -l fund -d 'the fund of kind deposit that holds it' -x
complete -c fees -n '__guiyuan_begins deposit take' -l ref -d 'the serial on the statement' -x
complete -c fees -n '__guiyuan_begins deposit take' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins deposit take' -l note -d 'a remark' -x
complete -c fees -n '__guiyuan_begins deposit take' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins deposit take' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins deposit take' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins deposit take' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly deposit' -a list -d 'list the deposits that are held'
complete -c fees -n '__guiyuan_begins deposit list' -l unit -d 'only this unit' -x
complete -c fees -n '__guiyuan_begins deposit list' -l all -d 'also those that are settled'
complete -c fees -n '__guiyuan_begins deposit list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins deposit list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly deposit' -a return -d 'give a deposit back, in whole or in part'
complete -c fees -n '__guiyuan_begins deposit return' -l from -d 'the cash place it is paid from' -x
complete -c fees -n '__guiyuan_begins deposit return' -l handler -d 'the person who pays it out' -x
complete -c fees -n '__guiyuan_begins deposit return' -l approver -d 'who allowed it: another person' -x
complete -c fees -n '__guiyuan_begins deposit return' -l second -d 'who else allowed it' -x
complete -c fees -n '__guiyuan_begins deposit return' -l decision -d 'the decision that allows it' -x
complete -c fees -n '__guiyuan_begins deposit return' -l keep -d 'of a deposit: how much is not given back' -x
complete -c fees -n '__guiyuan_begins deposit return' -l into -d 'the fund that gets what is kept' -x
complete -c fees -n '__guiyuan_begins deposit return' -l expense -d 'the expense that it is kept for' -x
complete -c fees -n '__guiyuan_begins deposit return' -l ref -d 'the serial on the statement' -x
complete -c fees -n '__guiyuan_begins deposit return' -l reason -d 'why' -x
complete -c fees -n '__guiyuan_begins deposit return' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins deposit return' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins deposit return' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins deposit return' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins deposit return' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly deposit' -a keep -d 'keep a deposit, in whole or in part, by a decision or for an expense'
complete -c fees -n '__guiyuan_begins deposit keep' -l into -d 'the fund that gets what is kept' -x
complete -c fees -n '__guiyuan_begins deposit keep' -l expense -d 'the expense that it is kept for' -x
complete -c fees -n '__guiyuan_begins deposit keep' -l decision -d 'the decision that allows it' -x
complete -c fees -n '__guiyuan_begins deposit keep' -l reason -d 'why' -x
complete -c fees -n '__guiyuan_begins deposit keep' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins deposit keep' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins deposit keep' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins deposit keep' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins deposit keep' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a refund -d 'give back what a unit has in credit'
complete -c fees -n '__guiyuan_begins refund' -l from -d 'the cash place it is paid from' -x
complete -c fees -n '__guiyuan_begins refund' -l handler -d 'the person who pays it out' -x
complete -c fees -n '__guiyuan_begins refund' -l approver -d 'who allowed it: another person' -x
complete -c fees -n '__guiyuan_begins refund' -l second -d 'who else allowed it' -x
complete -c fees -n '__guiyuan_begins refund' -l decision -d 'the decision that allows it' -x
complete -c fees -n '__guiyuan_begins refund' -l receipt -d 'the deposit, or the receipt; none: any of the unit\'s credit' -x
complete -c fees -n '__guiyuan_begins refund' -l ref -d 'the serial on the statement' -x
complete -c fees -n '__guiyuan_begins refund' -l reason -d 'why' -x
complete -c fees -n '__guiyuan_begins refund' -l date -d 'the day it happened' -x
complete -c fees -n '__guiyuan_begins refund' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins refund' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins refund' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins refund' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a remind -d 'write the texts that ask units to pay, and record them'
complete -c fees -n '__guiyuan_begins remind' -l channel -d 'how it is told' -x -a 'wechat paper phone sms mail visit'
complete -c fees -n '__guiyuan_begins remind' -l over -d 'what has been due for more than so many days, like 90d' -x
complete -c fees -n '__guiyuan_begins remind' -l output -d 'write a file per unit into this folder, for its owner\'s eyes only' -x -a '(__fish_complete_directories)'
complete -c fees -n '__guiyuan_begins remind' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c fees -n '__guiyuan_begins remind' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c fees -n '__guiyuan_begins remind' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c fees -n '__guiyuan_begins remind' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c fees -n '__guiyuan_exactly' -a limits -d 'list debts whose limitation ends soon; exit status 1 when there are any'
complete -c fees -n '__guiyuan_begins limits' -l unit -d 'only this unit' -x
complete -c fees -n '__guiyuan_begins limits' -l within -d 'how far the end may be away, like 90d' -x
complete -c fees -n '__guiyuan_begins limits' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins limits' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c fees -n '__guiyuan_exactly' -a list -d 'list the records of the fees\' day-books'
complete -c fees -n '__guiyuan_begins list' -l month -d 'only what happened in this month' -x
complete -c fees -n '__guiyuan_begins list' -l unit -d 'only this unit' -x
complete -c fees -n '__guiyuan_begins list' -l kind -d 'only records of this kind' -x -a 'receipt bill reading charge waiver adjustment identification statement reversal prepayment late_fee reminder deposit refund'
complete -c fees -n '__guiyuan_begins list' -l unidentified -d 'only receipts of which it is not known who paid them'
complete -c fees -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c fees -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'

complete -c expenses -f
complete -c expenses -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c expenses -s h -l help -d 'show this help'
complete -c expenses -l version -d 'show the version'
complete -c expenses -n '__guiyuan_exactly' -a add -d 'enter an expense with its voucher'
complete -c expenses -n '__guiyuan_begins add' -l category -d 'the category of spending' -x
complete -c expenses -n '__guiyuan_begins add' -l payee -d 'who is paid; for a person the opaque id or the post' -x
complete -c expenses -n '__guiyuan_begins add' -l fund -d 'the fund that pays' -x
complete -c expenses -n '__guiyuan_begins add' -l from -d 'the cash place it is paid from' -x
complete -c expenses -n '__guiyuan_begins add' -l handler -d 'the person who ordered or bought it' -x
complete -c expenses -n '__guiyuan_begins add' -l by -d 'the person who entered it' -x
complete -c expenses -n '__guiyuan_begins add' -l purpose -d 'what for' -x
complete -c expenses -n '__guiyuan_begins add' -l post -d 'the post, for wages' -x
complete -c expenses -n '__guiyuan_begins add' -l month -d 'the month that the wage or insurance is for' -x
complete -c expenses -n '__guiyuan_begins add' -l bill -d 'the shared bill that it pays' -x
complete -c expenses -n '__guiyuan_begins add' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c expenses -n '__guiyuan_begins add' -l no-voucher -d 'why there is no voucher' -x
complete -c expenses -n '__guiyuan_begins add' -l decision -d 'the decision that allows it' -x
complete -c expenses -n '__guiyuan_begins add' -l project -d 'the project whose work it pays' -x
complete -c expenses -n '__guiyuan_begins add' -l date -d 'the day it happened' -x
complete -c expenses -n '__guiyuan_begins add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c expenses -n '__guiyuan_begins add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c expenses -n '__guiyuan_begins add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c expenses -n '__guiyuan_begins add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c expenses -n '__guiyuan_exactly' -a approve -d 'approve an expense that somebody else entered'
complete -c expenses -n '__guiyuan_begins approve' -l by -d 'who approves: neither payee nor handler nor who entered it' -x
complete -c expenses -n '__guiyuan_begins approve' -l decision -d 'the decision that allows it' -x
complete -c expenses -n '__guiyuan_begins approve' -l date -d 'the day it happened' -x
complete -c expenses -n '__guiyuan_begins approve' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c expenses -n '__guiyuan_begins approve' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c expenses -n '__guiyuan_begins approve' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c expenses -n '__guiyuan_begins approve' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c expenses -n '__guiyuan_exactly' -a pay -d 'record that an approved expense was paid'
complete -c expenses -n '__guiyuan_begins pay' -l from -d 'the cash place it was paid from' -x
complete -c expenses -n '__guiyuan_begins pay' -l ref -d 'the serial on the statement' -x
complete -c expenses -n '__guiyuan_begins pay' -l date -d 'the day it happened' -x
complete -c expenses -n '__guiyuan_begins pay' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c expenses -n '__guiyuan_begins pay' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c expenses -n '__guiyuan_begins pay' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c expenses -n '__guiyuan_begins pay' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c expenses -n '__guiyuan_exactly' -a reverse -d 'undo an expense, an approval or a payment, with a reason'
complete -c expenses -n '__guiyuan_begins reverse' -l reason -d 'why' -x
complete -c expenses -n '__guiyuan_begins reverse' -l date -d 'the day it happened' -x
complete -c expenses -n '__guiyuan_begins reverse' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c expenses -n '__guiyuan_begins reverse' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c expenses -n '__guiyuan_begins reverse' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c expenses -n '__guiyuan_begins reverse' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c expenses -n '__guiyuan_exactly' -a list -d 'list expenses, how far each has come, and how many approvals it has and needs'
complete -c expenses -n '__guiyuan_begins list' -l month -d 'only of this month' -x
complete -c expenses -n '__guiyuan_begins list' -l category -d 'only of this category' -x
complete -c expenses -n '__guiyuan_begins list' -l state -d 'only in this state' -x -a 'entered approved paid reversed'
complete -c expenses -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c expenses -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c expenses -n '__guiyuan_exactly' -a post -d 'add a post of the staff, or change how many have it'
complete -c expenses -n '__guiyuan_exactly post' -a add -d 'add a post of the staff, or change how many have it'
complete -c expenses -n '__guiyuan_begins post add' -l name -d 'its name as residents read it' -x
complete -c expenses -n '__guiyuan_begins post add' -l count -d 'how many persons have it' -x
complete -c expenses -n '__guiyuan_begins post add' -l from -d 'the day from which this line is true' -x
complete -c expenses -n '__guiyuan_begins post add' -l to -d 'the last day on which it is' -x
complete -c expenses -n '__guiyuan_begins post add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c expenses -n '__guiyuan_begins post add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c expenses -n '__guiyuan_begins post add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c expenses -n '__guiyuan_begins post add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c expenses -n '__guiyuan_exactly post' -a list -d 'list the posts of the staff'
complete -c expenses -n '__guiyuan_begins post list' -l on -d 'only those that are there on this day' -x
complete -c expenses -n '__guiyuan_begins post list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c expenses -n '__guiyuan_begins post list' -l format -d 'how rows are shown' -x -a 'table csv json'

complete -c funds -f
complete -c funds -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c funds -s h -l help -d 'show this help'
complete -c funds -l version -d 'show the version'
complete -c funds -n '__guiyuan_exactly' -a open -d 'record what was there, or owed, when the books began'
complete -c funds -n '__guiyuan_begins open' -l place -d 'the cash place, for money' -x
complete -c funds -n '__guiyuan_begins open' -l fund -d 'the fund that this money belongs to' -x
complete -c funds -n '__guiyuan_begins open' -l unit -d 'the unit, for arrears or credit' -x
complete -c funds -n '__guiyuan_begins open' -l item -d 'the item owed; none: it is the unit\'s credit' -x
complete -c funds -n '__guiyuan_begins open' -l month -d 'the month that the arrears are of' -x
complete -c funds -n '__guiyuan_begins open' -l date -d 'the day it happened' -x
complete -c funds -n '__guiyuan_begins open' -l note -d 'a remark' -x
complete -c funds -n '__guiyuan_begins open' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins open' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins open' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins open' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a transfer -d 'move money between two cash places or between two funds'
complete -c funds -n '__guiyuan_begins transfer' -l from -d 'out of this cash place' -x
complete -c funds -n '__guiyuan_begins transfer' -l to -d 'into this cash place' -x
complete -c funds -n '__guiyuan_begins transfer' -l from-fund -d 'out of this fund' -x
complete -c funds -n '__guiyuan_begins transfer' -l to-fund -d 'into this fund' -x
complete -c funds -n '__guiyuan_begins transfer' -l reason -d 'why' -x
complete -c funds -n '__guiyuan_begins transfer' -l decision -d 'the decision that allows it' -x
complete -c funds -n '__guiyuan_begins transfer' -l date -d 'the day it happened' -x
complete -c funds -n '__guiyuan_begins transfer' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins transfer' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins transfer' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins transfer' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a reconcile -d 'compare a cash place with the balance on its statement'
complete -c funds -n '__guiyuan_begins reconcile' -l balance -d 'the balance on the statement' -x
complete -c funds -n '__guiyuan_begins reconcile' -l date -d 'the day it happened' -x
complete -c funds -n '__guiyuan_begins reconcile' -l explanation -d 'why they differ' -x
complete -c funds -n '__guiyuan_begins reconcile' -l statement -d 'the statement: lists what only it or only the books have' -r -F
complete -c funds -n '__guiyuan_begins reconcile' -l map -d 'the mapping to read the statement by (the one that fits)' -x
complete -c funds -n '__guiyuan_begins reconcile' -l password-file -d 'a file whose first line is the archive\'s password' -r -F
complete -c funds -n '__guiyuan_begins reconcile' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins reconcile' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins reconcile' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins reconcile' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a balance -d 'show what lies where and whose it is, over a month'
complete -c funds -n '__guiyuan_begins balance' -l month -d 'the month (this one)' -x
complete -c funds -n '__guiyuan_begins balance' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c funds -n '__guiyuan_begins balance' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c funds -n '__guiyuan_exactly' -a add-fund -d 'add a fund'
complete -c funds -n '__guiyuan_begins add-fund' -l name -d 'its name as residents read it' -x
complete -c funds -n '__guiyuan_begins add-fund' -l kind -d 'what it is for' -x -a 'operating utilities common maintenance donation deposit'
complete -c funds -n '__guiyuan_begins add-fund' -l restricted -d 'whether it may not be overdrawn' -x
complete -c funds -n '__guiyuan_begins add-fund' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins add-fund' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins add-fund' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins add-fund' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a add-place -d 'add a cash place'
complete -c funds -n '__guiyuan_begins add-place' -l name -d 'its name as residents read it' -x
complete -c funds -n '__guiyuan_begins add-place' -l kind -d 'what kind of place' -x -a 'bank wechat alipay cash'
complete -c funds -n '__guiyuan_begins add-place' -l holder -d 'in whose name it is held; a person only when the rules allow it' -x -a 'compound person'
complete -c funds -n '__guiyuan_begins add-place' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins add-place' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins add-place' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins add-place' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a add-category -d 'add a category of spending'
complete -c funds -n '__guiyuan_begins add-category' -l name -d 'its name as residents read it' -x
complete -c funds -n '__guiyuan_begins add-category' -l group -d 'the report\'s section' -x -a 'staff service utilities repair other'
complete -c funds -n '__guiyuan_begins add-category' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins add-category' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins add-category' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins add-category' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a budget -d 'set what a category of spending may cost in a year'
complete -c funds -n '__guiyuan_begins budget' -l decision -d 'the decision that set it' -x
complete -c funds -n '__guiyuan_begins budget' -l note -d 'a remark' -x
complete -c funds -n '__guiyuan_begins budget' -l reason -d 'why it is changed; it is kept in the commit' -x
complete -c funds -n '__guiyuan_begins budget' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins budget' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins budget' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins budget' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a budgets -d 'show the budgets of a year beside what was spent'
complete -c funds -n '__guiyuan_begins budgets' -l year -d 'the year (this one)' -x
complete -c funds -n '__guiyuan_begins budgets' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c funds -n '__guiyuan_begins budgets' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c funds -n '__guiyuan_exactly' -a add-source -d 'add a source of other income'
complete -c funds -n '__guiyuan_begins add-source' -l name -d 'its name as residents read it' -x
complete -c funds -n '__guiyuan_begins add-source' -l group -d 'what kind of source it is' -x -a 'parking advertising rent recycling other'
complete -c funds -n '__guiyuan_begins add-source' -l fund -d 'the fund of common income that it is for' -x
complete -c funds -n '__guiyuan_begins add-source' -l items -d 'the items charged to units that are part of it' -x
complete -c funds -n '__guiyuan_begins add-source' -l costs -d 'the categories of spending that are its cost' -x
complete -c funds -n '__guiyuan_begins add-source' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins add-source' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins add-source' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins add-source' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a sources -d 'list the sources of other income'
complete -c funds -n '__guiyuan_begins sources' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c funds -n '__guiyuan_begins sources' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c funds -n '__guiyuan_exactly' -a add-rule -d 'say which rows of statements are income of a source'
complete -c funds -n '__guiyuan_begins add-rule' -l remark -d 'what stands among the words of the row' -x
complete -c funds -n '__guiyuan_begins add-rule' -l payer -d 'the organisation that pays it, as statements spell it; never a person' -x
complete -c funds -n '__guiyuan_begins add-rule' -l place -d 'only rows of this cash place; none: of all' -x
complete -c funds -n '__guiyuan_begins add-rule' -l from -d 'the first day of rows that it holds for' -x
complete -c funds -n '__guiyuan_begins add-rule' -l to -d 'the last one; none: without an end' -x
complete -c funds -n '__guiyuan_begins add-rule' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins add-rule' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins add-rule' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins add-rule' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a rules -d 'list the rules by which rows of statements are other income'
complete -c funds -n '__guiyuan_begins rules' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c funds -n '__guiyuan_begins rules' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c funds -n '__guiyuan_exactly' -a add-fees -d 'say what the fees are that a payment service keeps back at a place'
complete -c funds -n '__guiyuan_begins add-fees' -l category -d 'the category of spending that the fees are of' -x
complete -c funds -n '__guiyuan_begins add-fees' -l fund -d 'the fund that pays them' -x
complete -c funds -n '__guiyuan_begins add-fees' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins add-fees' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins add-fees' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins add-fees' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a earn -d 'book income that no unit owed: parking by the hour, advertising, rent'
complete -c funds -n '__guiyuan_begins earn' -l source -d 'the source of the income' -x
complete -c funds -n '__guiyuan_begins earn' -l via -d 'the cash place it came to' -x
complete -c funds -n '__guiyuan_begins earn' -l payer -d 'the organisation that paid it; never a person' -x
complete -c funds -n '__guiyuan_begins earn' -l ref -d 'the serial on the statement' -x
complete -c funds -n '__guiyuan_begins earn' -l date -d 'the day it happened' -x
complete -c funds -n '__guiyuan_begins earn' -l note -d 'a remark' -x
complete -c funds -n '__guiyuan_begins earn' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins earn' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins earn' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins earn' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c funds -n '__guiyuan_exactly' -a income -d 'show gross, cost and net of each source'
complete -c funds -n '__guiyuan_begins income' -l month -d 'only of this month (all until today)' -x
complete -c funds -n '__guiyuan_begins income' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c funds -n '__guiyuan_begins income' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c funds -n '__guiyuan_exactly' -a earnings -d 'list other income'
complete -c funds -n '__guiyuan_begins earnings' -l source -d 'only of this source' -x
complete -c funds -n '__guiyuan_begins earnings' -l month -d 'only of this month' -x
complete -c funds -n '__guiyuan_begins earnings' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c funds -n '__guiyuan_begins earnings' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c funds -n '__guiyuan_exactly' -a reverse -d 'undo an opening, a transfer or income, with a reason; both stay in the books'
complete -c funds -n '__guiyuan_begins reverse' -l reason -d 'why' -x
complete -c funds -n '__guiyuan_begins reverse' -l date -d 'the day it happened' -x
complete -c funds -n '__guiyuan_begins reverse' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c funds -n '__guiyuan_begins reverse' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c funds -n '__guiyuan_begins reverse' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c funds -n '__guiyuan_begins reverse' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x

complete -c donations -f
complete -c donations -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c donations -s h -l help -d 'show this help'
complete -c donations -l version -d 'show the version'
complete -c donations -n '__guiyuan_exactly' -a campaign -d 'begin a campaign: a purpose, and a fund of its own'
complete -c donations -n '__guiyuan_begins campaign' -l name -d 'its name as residents read it' -x
complete -c donations -n '__guiyuan_begins campaign' -l purpose -d 'what the money may be spent on, and nothing else' -x
complete -c donations -n '__guiyuan_begins campaign' -l target -d 'how much is hoped for' -x
complete -c donations -n '__guiyuan_begins campaign' -l fund -d 'the restricted donation fund that is its alone' -x
complete -c donations -n '__guiyuan_begins campaign' -l from -d 'the day from which gifts are taken' -x
complete -c donations -n '__guiyuan_begins campaign' -l to -d 'the last day on which they are' -x
complete -c donations -n '__guiyuan_begins campaign' -l decision -d 'the decision that began it' -x
complete -c donations -n '__guiyuan_begins campaign' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c donations -n '__guiyuan_begins campaign' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c donations -n '__guiyuan_begins campaign' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c donations -n '__guiyuan_begins campaign' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c donations -n '__guiyuan_exactly' -a campaigns -d 'list the campaigns: target, in, out and left'
complete -c donations -n '__guiyuan_begins campaigns' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c donations -n '__guiyuan_begins campaigns' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c donations -n '__guiyuan_exactly' -a receive -d 'book money that was given'
complete -c donations -n '__guiyuan_begins receive' -l campaign -d 'the campaign it is for' -x
complete -c donations -n '__guiyuan_begins receive' -l unit -d 'the unit that gave it' -x
complete -c donations -n '__guiyuan_begins receive' -l person -d 'or the person, by the opaque id' -x
complete -c donations -n '__guiyuan_begins receive' -l partner -d 'or the partner organisation; without any of the three it is anonymous' -x
complete -c donations -n '__guiyuan_begins receive' -l consent -d 'whether the giver may be named in public' -x
complete -c donations -n '__guiyuan_begins receive' -l date -d 'the day it happened' -x
complete -c donations -n '__guiyuan_begins receive' -l note -d 'a remark' -x
complete -c donations -n '__guiyuan_begins receive' -l via -d 'the cash place the money came to' -x
complete -c donations -n '__guiyuan_begins receive' -l ref -d 'the serial on the statement' -x
complete -c donations -n '__guiyuan_begins receive' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c donations -n '__guiyuan_begins receive' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c donations -n '__guiyuan_begins receive' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c donations -n '__guiyuan_begins receive' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c donations -n '__guiyuan_exactly' -a import -d 'book the gifts of money of a CSV file'
complete -c donations -n '__guiyuan_begins import' -F
complete -c donations -n '__guiyuan_begins import' -l campaign -d 'the campaign it is for' -x
complete -c donations -n '__guiyuan_begins import' -l via -d 'the cash place the money came to' -x
complete -c donations -n '__guiyuan_begins import' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c donations -n '__guiyuan_begins import' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c donations -n '__guiyuan_begins import' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c donations -n '__guiyuan_begins import' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c donations -n '__guiyuan_exactly' -a goods -d 'book goods that were given'
complete -c donations -n '__guiyuan_begins goods' -l campaign -d 'the campaign it is for' -x
complete -c donations -n '__guiyuan_begins goods' -l unit -d 'the unit that gave it' -x
complete -c donations -n '__guiyuan_begins goods' -l person -d 'or the person, by the opaque id' -x
complete -c donations -n '__guiyuan_begins goods' -l partner -d 'or the partner organisation; without any of the three it is anonymous' -x
complete -c donations -n '__guiyuan_begins goods' -l consent -d 'whether the giver may be named in public' -x
complete -c donations -n '__guiyuan_begins goods' -l date -d 'the day it happened' -x
complete -c donations -n '__guiyuan_begins goods' -l note -d 'a remark' -x
complete -c donations -n '__guiyuan_begins goods' -l value -d 'the value of the goods as stated; shown, and no part of the books' -x
complete -c donations -n '__guiyuan_begins goods' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c donations -n '__guiyuan_begins goods' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c donations -n '__guiyuan_begins goods' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c donations -n '__guiyuan_begins goods' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c donations -n '__guiyuan_exactly' -a hours -d 'book hours of work that were given'
complete -c donations -n '__guiyuan_begins hours' -l campaign -d 'the campaign it is for' -x
complete -c donations -n '__guiyuan_begins hours' -l unit -d 'the unit that gave it' -x
complete -c donations -n '__guiyuan_begins hours' -l person -d 'or the person, by the opaque id' -x
complete -c donations -n '__guiyuan_begins hours' -l partner -d 'or the partner organisation; without any of the three it is anonymous' -x
complete -c donations -n '__guiyuan_begins hours' -l consent -d 'whether the giver may be named in public' -x
complete -c donations -n '__guiyuan_begins hours' -l date -d 'the day it happened' -x
complete -c donations -n '__guiyuan_begins hours' -l note -d 'a remark' -x
complete -c donations -n '__guiyuan_begins hours' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c donations -n '__guiyuan_begins hours' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c donations -n '__guiyuan_begins hours' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c donations -n '__guiyuan_begins hours' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c donations -n '__guiyuan_exactly' -a reverse -d 'undo or return a gift, with a reason'
complete -c donations -n '__guiyuan_begins reverse' -l reason -d 'why' -x
complete -c donations -n '__guiyuan_begins reverse' -l date -d 'the day it happened' -x
complete -c donations -n '__guiyuan_begins reverse' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c donations -n '__guiyuan_begins reverse' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c donations -n '__guiyuan_begins reverse' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c donations -n '__guiyuan_begins reverse' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c donations -n '__guiyuan_exactly' -a list -d 'list gifts'
complete -c donations -n '__guiyuan_begins list' -l campaign -d 'only of this campaign' -x
complete -c donations -n '__guiyuan_begins list' -l month -d 'only of this month' -x
complete -c donations -n '__guiyuan_begins list' -l kind -d 'only gifts of this kind' -x -a 'money goods hours'
complete -c donations -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c donations -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c donations -n '__guiyuan_exactly' -a statement -d 'write a campaign\'s statement, from the first gift to the last spending'
complete -c donations -n '__guiyuan_begins statement' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c donations -n '__guiyuan_begins statement' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c donations -n '__guiyuan_begins statement' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c donations -n '__guiyuan_begins statement' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c donations -n '__guiyuan_exactly' -a thanks -d 'write a letter of thanks for a gift'
complete -c donations -n '__guiyuan_begins thanks' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c donations -n '__guiyuan_begins thanks' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c donations -n '__guiyuan_begins thanks' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c donations -n '__guiyuan_begins thanks' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'

complete -c meetings -f
complete -c meetings -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c meetings -s h -l help -d 'show this help'
complete -c meetings -l version -d 'show the version'
complete -c meetings -n '__guiyuan_exactly' -a notice -d 'call a meeting: who meets, when, and on what'
complete -c meetings -n '__guiyuan_begins notice' -l kind -d 'who meets' -x -a 'party committee assembly joint'
complete -c meetings -n '__guiyuan_begins notice' -l date -d 'the day of the meeting, which is the day of the vote' -x
complete -c meetings -n '__guiyuan_begins notice' -l matter -d 'what is to be decided; once for each matter' -x
complete -c meetings -n '__guiyuan_begins notice' -l rule -d 'the majority of each matter in their order, or one for all' -x -a 'ordinary three-quarters committee present'
complete -c meetings -n '__guiyuan_begins notice' -l topic -d 'a short name for each matter in their order, by which it is known in all meetings' -x
complete -c meetings -n '__guiyuan_begins notice' -l deadline -d 'the last day for ballots; none: the day of the meeting' -x
complete -c meetings -n '__guiyuan_begins notice' -l told -d 'the day on which the residents\' committee was told' -x
complete -c meetings -n '__guiyuan_begins notice' -l noticed -d 'the day on which its agenda was made known' -x
complete -c meetings -n '__guiyuan_begins notice' -l place -d 'where it is' -x
complete -c meetings -n '__guiyuan_begins notice' -l proposal -d 'the owners\' proposal by which it was called' -x
complete -c meetings -n '__guiyuan_begins notice' -l urgent -d 'why its notice is shorter than the rules want' -x
complete -c meetings -n '__guiyuan_begins notice' -l members -d 'how many members the committee has' -x
complete -c meetings -n '__guiyuan_begins notice' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins notice' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins notice' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins notice' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a attend -d 'enter who came'
complete -c meetings -n '__guiyuan_begins attend' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins attend' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins attend' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins attend' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins attend' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a deliver -d 'enter that ballots of an assembly were delivered, and how'
complete -c meetings -n '__guiyuan_begins deliver' -l proof -d 'how the ballot was delivered' -x
complete -c meetings -n '__guiyuan_begins deliver' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins deliver' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins deliver' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins deliver' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins deliver' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a ballot -d 'enter a ballot: of a unit, or of persons who were there'
complete -c meetings -n '__guiyuan_begins ballot' -l unit -d 'the unit whose ballot it is' -x
complete -c meetings -n '__guiyuan_begins ballot' -l persons -d 'persons by opaque id: who came, voted or signed' -x
complete -c meetings -n '__guiyuan_begins ballot' -l yes -d 'numbers of the matters voted for, like 1,3' -x
complete -c meetings -n '__guiyuan_begins ballot' -l no -d 'numbers of the matters voted against' -x
complete -c meetings -n '__guiyuan_begins ballot' -l abstain -d 'numbers of the matters abstained from' -x
complete -c meetings -n '__guiyuan_begins ballot' -l proof -d 'how the ballot was delivered' -x
complete -c meetings -n '__guiyuan_begins ballot' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins ballot' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins ballot' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins ballot' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins ballot' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a ballots -d 'enter a table of paper ballots, all or none'
complete -c meetings -n '__guiyuan_begins ballots' -F
complete -c meetings -n '__guiyuan_begins ballots' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins ballots' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins ballots' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins ballots' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins ballots' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a tally -d 'count the votes by area and by heads'
complete -c meetings -n '__guiyuan_begins tally' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c meetings -n '__guiyuan_begins tally' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c meetings -n '__guiyuan_exactly' -a decide -d 'record what was decided, as the tally gives it'
complete -c meetings -n '__guiyuan_begins decide' -l result -d 'what was decided' -x -a 'passed rejected'
complete -c meetings -n '__guiyuan_begins decide' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins decide' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins decide' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins decide' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins decide' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a sign -d 'enter who signed the minutes'
complete -c meetings -n '__guiyuan_begins sign' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c meetings -n '__guiyuan_begins sign' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins sign' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins sign' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins sign' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins sign' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a minutes -d 'write the minutes: agenda, attendance, votes, decisions, promises'
complete -c meetings -n '__guiyuan_begins minutes' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c meetings -n '__guiyuan_begins minutes' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c meetings -n '__guiyuan_begins minutes' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c meetings -n '__guiyuan_begins minutes' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c meetings -n '__guiyuan_exactly' -a publish -d 'enter that the decisions were published'
complete -c meetings -n '__guiyuan_begins publish' -l text -d 'what was promised, done or is to be noted' -x
complete -c meetings -n '__guiyuan_begins publish' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c meetings -n '__guiyuan_begins publish' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins publish' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins publish' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins publish' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins publish' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a promise -d 'enter what somebody promised in the meeting, and until when'
complete -c meetings -n '__guiyuan_begins promise' -l by -d 'the body, partner or person that promised' -x
complete -c meetings -n '__guiyuan_begins promise' -l due -d 'the day by which it is to be done' -x
complete -c meetings -n '__guiyuan_begins promise' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins promise' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins promise' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins promise' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins promise' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a kept -d 'enter that a promise was kept, by its number'
complete -c meetings -n '__guiyuan_begins kept' -l text -d 'what was promised, done or is to be noted' -x
complete -c meetings -n '__guiyuan_begins kept' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c meetings -n '__guiyuan_begins kept' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins kept' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins kept' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins kept' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins kept' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a note -d 'enter anything else that belongs to the meeting'
complete -c meetings -n '__guiyuan_begins note' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c meetings -n '__guiyuan_begins note' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins note' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins note' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins note' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins note' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a cancel -d 'enter that a meeting does not take place'
complete -c meetings -n '__guiyuan_begins cancel' -l date -d 'the day it happened' -x
complete -c meetings -n '__guiyuan_begins cancel' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins cancel' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins cancel' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins cancel' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a adopt -d 'enter a decision that was taken elsewhere: before the books, or on paper'
complete -c meetings -n '__guiyuan_begins adopt' -l kind -d 'what kind of meeting took it' -x -a 'party committee assembly joint'
complete -c meetings -n '__guiyuan_begins adopt' -l date -d 'the day it was taken' -x
complete -c meetings -n '__guiyuan_begins adopt' -l title -d 'what was decided' -x
complete -c meetings -n '__guiyuan_begins adopt' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c meetings -n '__guiyuan_begins adopt' -l reason -d 'why it was not tallied in this ledger' -x
complete -c meetings -n '__guiyuan_begins adopt' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins adopt' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins adopt' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins adopt' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a propose -d 'enter owners who ask for an assembly'
complete -c meetings -n '__guiyuan_begins propose' -l units -d 'the units whose owners ask for it' -x
complete -c meetings -n '__guiyuan_begins propose' -l date -d 'the day they asked' -x
complete -c meetings -n '__guiyuan_begins propose' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c meetings -n '__guiyuan_begins propose' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c meetings -n '__guiyuan_begins propose' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c meetings -n '__guiyuan_begins propose' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c meetings -n '__guiyuan_exactly' -a proposals -d 'list what owners ask for, and whether an assembly must be called'
complete -c meetings -n '__guiyuan_begins proposals' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c meetings -n '__guiyuan_begins proposals' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c meetings -n '__guiyuan_exactly' -a list -d 'list the meetings'
complete -c meetings -n '__guiyuan_begins list' -l kind -d 'only meetings of this kind' -x -a 'party committee assembly joint'
complete -c meetings -n '__guiyuan_begins list' -l state -d 'only in this state' -x -a 'called held decided published cancelled'
complete -c meetings -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c meetings -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c meetings -n '__guiyuan_exactly' -a show -d 'show a meeting step by step'
complete -c meetings -n '__guiyuan_begins show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c meetings -n '__guiyuan_begins show' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c meetings -n '__guiyuan_exactly' -a matters -d 'show how far each matter is: party members, committee, owners'
complete -c meetings -n '__guiyuan_begins matters' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c meetings -n '__guiyuan_begins matters' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c meetings -n '__guiyuan_exactly' -a decisions -d 'list the decisions, with their votes'
complete -c meetings -n '__guiyuan_begins decisions' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c meetings -n '__guiyuan_begins decisions' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c meetings -n '__guiyuan_exactly' -a rules -d 'show by which rules votes are counted'
complete -c meetings -n '__guiyuan_begins rules' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c meetings -n '__guiyuan_begins rules' -l format -d 'how rows are shown' -x -a 'table csv json'

complete -c projects -f
complete -c projects -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c projects -s h -l help -d 'show this help'
complete -c projects -l version -d 'show the version'
complete -c projects -n '__guiyuan_exactly' -a open -d 'begin a project: what for, a budget, and the funds that pay'
complete -c projects -n '__guiyuan_begins open' -l name -d 'its name' -x
complete -c projects -n '__guiyuan_begins open' -l purpose -d 'what it is for' -x
complete -c projects -n '__guiyuan_begins open' -l budget -d 'what it may cost' -x
complete -c projects -n '__guiyuan_begins open' -l funds -d 'the funds that may pay for it' -x
complete -c projects -n '__guiyuan_begins open' -l decision -d 'the decision that began it' -x
complete -c projects -n '__guiyuan_begins open' -l date -d 'the day it began' -x
complete -c projects -n '__guiyuan_begins open' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins open' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins open' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins open' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a quote -d 'enter what a company would do it for'
complete -c projects -n '__guiyuan_begins quote' -l company -d 'the company that offers, or was given the contract' -x
complete -c projects -n '__guiyuan_begins quote' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c projects -n '__guiyuan_begins quote' -l text -d 'what was done, or why' -x
complete -c projects -n '__guiyuan_begins quote' -l date -d 'the day it happened' -x
complete -c projects -n '__guiyuan_begins quote' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins quote' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins quote' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins quote' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a contract -d 'enter a contract, or a supplement to it'
complete -c projects -n '__guiyuan_begins contract' -l company -d 'the company that offers, or was given the contract' -x
complete -c projects -n '__guiyuan_begins contract' -l by -d 'who signed the contract, or accepted the work' -x
complete -c projects -n '__guiyuan_begins contract' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c projects -n '__guiyuan_begins contract' -l decision -d 'the decision that allows it' -x
complete -c projects -n '__guiyuan_begins contract' -l text -d 'what was done, or why' -x
complete -c projects -n '__guiyuan_begins contract' -l date -d 'the day it happened' -x
complete -c projects -n '__guiyuan_begins contract' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins contract' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins contract' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins contract' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a stage -d 'enter a stage of the work that is done'
complete -c projects -n '__guiyuan_begins stage' -l by -d 'who signed the contract, or accepted the work' -x
complete -c projects -n '__guiyuan_begins stage' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c projects -n '__guiyuan_begins stage' -l date -d 'the day it happened' -x
complete -c projects -n '__guiyuan_begins stage' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins stage' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins stage' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins stage' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a accept -d 'enter that somebody looked at the work and accepted it'
complete -c projects -n '__guiyuan_begins accept' -l by -d 'who signed the contract, or accepted the work' -x
complete -c projects -n '__guiyuan_begins accept' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c projects -n '__guiyuan_begins accept' -l text -d 'what was done, or why' -x
complete -c projects -n '__guiyuan_begins accept' -l date -d 'the day it happened' -x
complete -c projects -n '__guiyuan_begins accept' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins accept' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins accept' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins accept' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a warranty -d 'enter the last day of the warranty'
complete -c projects -n '__guiyuan_begins warranty' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c projects -n '__guiyuan_begins warranty' -l text -d 'what was done, or why' -x
complete -c projects -n '__guiyuan_begins warranty' -l date -d 'the day it happened' -x
complete -c projects -n '__guiyuan_begins warranty' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins warranty' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins warranty' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins warranty' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a note -d 'enter anything else that residents should know'
complete -c projects -n '__guiyuan_begins note' -l by -d 'who signed the contract, or accepted the work' -x
complete -c projects -n '__guiyuan_begins note' -l voucher -d 'the paper: stored with its SHA-256' -r -F
complete -c projects -n '__guiyuan_begins note' -l decision -d 'the decision that allows it' -x
complete -c projects -n '__guiyuan_begins note' -l date -d 'the day it happened' -x
complete -c projects -n '__guiyuan_begins note' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins note' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins note' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins note' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a close -d 'end a project: it takes no further expenses'
complete -c projects -n '__guiyuan_begins close' -l text -d 'what was done, or why' -x
complete -c projects -n '__guiyuan_begins close' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins close' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins close' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins close' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a reopen -d 'open a closed project again, with a reason'
complete -c projects -n '__guiyuan_begins reopen' -l text -d 'what was done, or why' -x
complete -c projects -n '__guiyuan_begins reopen' -l decision -d 'the decision that allows it' -x
complete -c projects -n '__guiyuan_begins reopen' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c projects -n '__guiyuan_begins reopen' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c projects -n '__guiyuan_begins reopen' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c projects -n '__guiyuan_begins reopen' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c projects -n '__guiyuan_exactly' -a list -d 'list the projects: budget, contract, paid and left'
complete -c projects -n '__guiyuan_begins list' -l state -d 'only in this state' -x -a 'open contract accepted warranty closed'
complete -c projects -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c projects -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c projects -n '__guiyuan_exactly' -a show -d 'show a project: budget against spent, stages, quotes, payments, funds'
complete -c projects -n '__guiyuan_begins show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c projects -n '__guiyuan_begins show' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c projects -n '__guiyuan_begins show' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c projects -n '__guiyuan_begins show' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'

complete -c tickets -f
complete -c tickets -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c tickets -s h -l help -d 'show this help'
complete -c tickets -l version -d 'show the version'
complete -c tickets -n '__guiyuan_exactly' -a open -d 'report something: what kind, about what, how serious'
complete -c tickets -n '__guiyuan_begins open' -l kind -d 'what kind of thing it is; each has its own states' -x -a 'repair complaint dispute finding need offer task'
complete -c tickets -n '__guiyuan_begins open' -l subject -d 'what it is about, in a word: leak, cameras, litter' -x
complete -c tickets -n '__guiyuan_begins open' -l severity -d 'how serious it is, which decides the deadline' -x -a 'low normal high urgent'
complete -c tickets -n '__guiyuan_begins open' -l about -d 'the body that has to put it right' -x
complete -c tickets -n '__guiyuan_begins open' -l units -d 'the units concerned' -x
complete -c tickets -n '__guiyuan_begins open' -l by -d 'who reported it' -x
complete -c tickets -n '__guiyuan_begins open' -l via -d 'the steward who brought it' -x
complete -c tickets -n '__guiyuan_begins open' -l due -d 'the deadline; none: as its kind and severity say' -x
complete -c tickets -n '__guiyuan_begins open' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins open' -l date -d 'the day it was reported' -x
complete -c tickets -n '__guiyuan_begins open' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins open' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins open' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins open' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a list -d 'list the tickets that have not ended, or those that are asked for'
complete -c tickets -n '__guiyuan_begins list' -l kind -d 'what kind of thing it is; each has its own states' -x -a 'repair complaint dispute finding need offer task'
complete -c tickets -n '__guiyuan_begins list' -l state -d 'only in this state' -x -a 'open claimed working referred escalated mediating matched fixed verified settled done closed'
complete -c tickets -n '__guiyuan_begins list' -l level -d 'only at this level' -x -a 'compound community street department'
complete -c tickets -n '__guiyuan_begins list' -l severity -d 'how serious it is, which decides the deadline' -x -a 'low normal high urgent'
complete -c tickets -n '__guiyuan_begins list' -l subject -d 'what it is about, in a word: leak, cameras, litter' -x
complete -c tickets -n '__guiyuan_begins list' -l about -d 'the body that has to put it right' -x
complete -c tickets -n '__guiyuan_begins list' -l unit -d 'only about this unit' -x
complete -c tickets -n '__guiyuan_begins list' -l by -d 'only in the hands of' -x
complete -c tickets -n '__guiyuan_begins list' -l overdue -d 'only what is late'
complete -c tickets -n '__guiyuan_begins list' -l all -d 'those that have ended, too'
complete -c tickets -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c tickets -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c tickets -n '__guiyuan_exactly' -a show -d 'show a ticket and every step of it'
complete -c tickets -n '__guiyuan_begins show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c tickets -n '__guiyuan_begins show' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c tickets -n '__guiyuan_begins show' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c tickets -n '__guiyuan_begins show' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c tickets -n '__guiyuan_exactly' -a overdue -d 'list what is late: deadlines that are over, replies that did not come'
complete -c tickets -n '__guiyuan_begins overdue' -l kind -d 'what kind of thing it is; each has its own states' -x -a 'repair complaint dispute finding need offer task'
complete -c tickets -n '__guiyuan_begins overdue' -l about -d 'the body that has to put it right' -x
complete -c tickets -n '__guiyuan_begins overdue' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c tickets -n '__guiyuan_begins overdue' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c tickets -n '__guiyuan_exactly' -a states -d 'print the table of states: which steps are allowed, where they lead'
complete -c tickets -n '__guiyuan_begins states' -l kind -d 'what kind of thing it is; each has its own states' -x -a 'repair complaint dispute finding need offer task'
complete -c tickets -n '__guiyuan_begins states' -l deadlines -d 'what a ticket is opened with, and its days by severity'
complete -c tickets -n '__guiyuan_begins states' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c tickets -n '__guiyuan_exactly' -a note -d 'add a remark to a ticket'
complete -c tickets -n '__guiyuan_begins note' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins note' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins note' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins note' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins note' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins note' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins note' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a claim -d 'take a ticket on'
complete -c tickets -n '__guiyuan_begins claim' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins claim' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins claim' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins claim' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins claim' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins claim' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins claim' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a assign -d 'give a ticket to somebody'
complete -c tickets -n '__guiyuan_begins assign' -l to -d 'the person it is given to' -x
complete -c tickets -n '__guiyuan_begins assign' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins assign' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins assign' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins assign' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins assign' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins assign' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins assign' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a release -d 'give a ticket back, or undo a match'
complete -c tickets -n '__guiyuan_begins release' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins release' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins release' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins release' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins release' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins release' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins release' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a start -d 'begin the work'
complete -c tickets -n '__guiyuan_begins start' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins start' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins start' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins start' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins start' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins start' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins start' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins start' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a fix -d 'enter that it was put right: a repair or a finding'
complete -c tickets -n '__guiyuan_begins fix' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins fix' -l hours -d 'the hours that it took' -x
complete -c tickets -n '__guiyuan_begins fix' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins fix' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins fix' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins fix' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins fix' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins fix' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins fix' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a verify -d 'enter that somebody looked and it is put right'
complete -c tickets -n '__guiyuan_begins verify' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins verify' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins verify' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins verify' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins verify' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins verify' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins verify' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins verify' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a reopen -d 'open it again, with a reason; it is counted'
complete -c tickets -n '__guiyuan_begins reopen' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins reopen' -l due -d 'a new deadline; none: as before' -x
complete -c tickets -n '__guiyuan_begins reopen' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins reopen' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins reopen' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins reopen' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins reopen' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins reopen' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a extend -d 'move the deadline, with a reason; it is counted'
complete -c tickets -n '__guiyuan_begins extend' -l due -d 'the new deadline, later than the one there is' -x
complete -c tickets -n '__guiyuan_begins extend' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins extend' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins extend' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins extend' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins extend' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins extend' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a escalate -d 'bring it to the next level: community, street, department'
complete -c tickets -n '__guiyuan_begins escalate' -l to -d 'the level it is brought to' -x -a 'community street department'
complete -c tickets -n '__guiyuan_begins escalate' -l body -d 'the partner or authority that is asked' -x
complete -c tickets -n '__guiyuan_begins escalate' -l due -d 'by when a reply is wanted' -x
complete -c tickets -n '__guiyuan_begins escalate' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins escalate' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins escalate' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins escalate' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins escalate' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins escalate' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins escalate' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins escalate' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a refer -d 'ask a partner: police, fire brigade, water works'
complete -c tickets -n '__guiyuan_begins refer' -l to -d 'the partner or authority that is asked' -x
complete -c tickets -n '__guiyuan_begins refer' -l due -d 'by when a reply is wanted' -x
complete -c tickets -n '__guiyuan_begins refer' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins refer' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins refer' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins refer' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins refer' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins refer' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins refer' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins refer' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a reply -d 'enter what the level or partner that was asked replied'
complete -c tickets -n '__guiyuan_begins reply' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins reply' -l from -d 'the partner or authority that is asked' -x
complete -c tickets -n '__guiyuan_begins reply' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins reply' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins reply' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins reply' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins reply' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins reply' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a return -d 'enter that it came back to the compound, and why'
complete -c tickets -n '__guiyuan_begins return' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins return' -l from -d 'the partner or authority that is asked' -x
complete -c tickets -n '__guiyuan_begins return' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins return' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins return' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins return' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins return' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins return' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a mediate -d 'enter a mediation of a dispute and its outcome'
complete -c tickets -n '__guiyuan_begins mediate' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins mediate' -l outcome -d 'of a mediation' -x -a 'agreed continued failed'
complete -c tickets -n '__guiyuan_begins mediate' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins mediate' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins mediate' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins mediate' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins mediate' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins mediate' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins mediate' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a match -d 'bring a need together with an offer that meets it'
complete -c tickets -n '__guiyuan_begins match' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins match' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins match' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins match' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins match' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins match' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins match' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a done -d 'enter that it is done, with the hours that it took'
complete -c tickets -n '__guiyuan_begins done' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins done' -l hours -d 'the hours that it took' -x
complete -c tickets -n '__guiyuan_begins done' -l photo -d 'a photo or paper: stored with its SHA-256' -r -F
complete -c tickets -n '__guiyuan_begins done' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins done' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins done' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins done' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins done' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins done' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c tickets -n '__guiyuan_exactly' -a close -d 'end a ticket: a repair that is fixed, or what is not followed up'
complete -c tickets -n '__guiyuan_begins close' -l by -d 'who did it' -x
complete -c tickets -n '__guiyuan_begins close' -l text -d 'what was done or said, or why' -x
complete -c tickets -n '__guiyuan_begins close' -l date -d 'the day it happened' -x
complete -c tickets -n '__guiyuan_begins close' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c tickets -n '__guiyuan_begins close' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c tickets -n '__guiyuan_begins close' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c tickets -n '__guiyuan_begins close' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x

complete -c rounds -f
complete -c rounds -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c rounds -s h -l help -d 'show this help'
complete -c rounds -l version -d 'show the version'
complete -c rounds -n '__guiyuan_exactly' -a plan -d 'plan a round at fixed times, or change it from a day on'
complete -c rounds -n '__guiyuan_exactly plan' -a add -d 'plan a round at fixed times, or change it from a day on'
complete -c rounds -n '__guiyuan_begins plan add' -l name -d 'its name as residents read it' -x
complete -c rounds -n '__guiyuan_begins plan add' -l kind -d 'what kind of round' -x -a 'waste patrol cleaning other'
complete -c rounds -n '__guiyuan_begins plan add' -l times -d 'the times of day at which it begins' -x
complete -c rounds -n '__guiyuan_begins plan add' -l weekdays -d 'the days of the week: mon, tue, wed, thu, fri, sat, sun; none: every day' -x
complete -c rounds -n '__guiyuan_begins plan add' -l where -d 'where it goes' -x
complete -c rounds -n '__guiyuan_begins plan add' -l post -d 'the post of the staff whose work it is' -x
complete -c rounds -n '__guiyuan_begins plan add' -l category -d 'the category of spending that shows what it costs' -x
complete -c rounds -n '__guiyuan_begins plan add' -l from -d 'the day from which this line is true' -x
complete -c rounds -n '__guiyuan_begins plan add' -l to -d 'the last day on which it is' -x
complete -c rounds -n '__guiyuan_begins plan add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c rounds -n '__guiyuan_begins plan add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c rounds -n '__guiyuan_begins plan add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c rounds -n '__guiyuan_begins plan add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c rounds -n '__guiyuan_exactly plan' -a end -d 'end a round: its last day is today, or --to'
complete -c rounds -n '__guiyuan_begins plan end' -l to -d 'the last day on which it is' -x
complete -c rounds -n '__guiyuan_begins plan end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c rounds -n '__guiyuan_begins plan end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c rounds -n '__guiyuan_begins plan end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c rounds -n '__guiyuan_begins plan end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c rounds -n '__guiyuan_exactly plan' -a list -d 'list what is planned, and what was'
complete -c rounds -n '__guiyuan_begins plan list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c rounds -n '__guiyuan_begins plan list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c rounds -n '__guiyuan_exactly' -a log -d 'enter that a round was done, or a whole sheet of rounds'
complete -c rounds -n '__guiyuan_begins log' -l at -d 'the time at which it was to begin' -x
complete -c rounds -n '__guiyuan_begins log' -l date -d 'the day it happened' -x
complete -c rounds -n '__guiyuan_begins log' -l kg -d 'how many kilograms were collected' -x
complete -c rounds -n '__guiyuan_begins log' -l late -d 'it was done, but not at its time'
complete -c rounds -n '__guiyuan_begins log' -l reason -d 'why it was late or missed; of one that was done, a remark' -x
complete -c rounds -n '__guiyuan_begins log' -l file -d 'a CSV table of rounds: date,schedule,at,result,kg,reason' -r -F
complete -c rounds -n '__guiyuan_begins log' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c rounds -n '__guiyuan_begins log' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c rounds -n '__guiyuan_begins log' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c rounds -n '__guiyuan_begins log' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c rounds -n '__guiyuan_exactly' -a miss -d 'enter that a round was not done, and why'
complete -c rounds -n '__guiyuan_begins miss' -l at -d 'the time at which it was to begin' -x
complete -c rounds -n '__guiyuan_begins miss' -l reason -d 'why it was late or missed; of one that was done, a remark' -x
complete -c rounds -n '__guiyuan_begins miss' -l date -d 'the day it happened' -x
complete -c rounds -n '__guiyuan_begins miss' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c rounds -n '__guiyuan_begins miss' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c rounds -n '__guiyuan_begins miss' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c rounds -n '__guiyuan_begins miss' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c rounds -n '__guiyuan_exactly' -a reverse -d 'undo a record of a round'
complete -c rounds -n '__guiyuan_begins reverse' -l reason -d 'why' -x
complete -c rounds -n '__guiyuan_begins reverse' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c rounds -n '__guiyuan_begins reverse' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c rounds -n '__guiyuan_begins reverse' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c rounds -n '__guiyuan_begins reverse' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c rounds -n '__guiyuan_exactly' -a list -d 'list what was logged'
complete -c rounds -n '__guiyuan_begins list' -l month -d 'of this month only' -x
complete -c rounds -n '__guiyuan_begins list' -l schedule -d 'of this round only' -x
complete -c rounds -n '__guiyuan_begins list' -l result -d 'only these' -x -a 'done late missed'
complete -c rounds -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c rounds -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c rounds -n '__guiyuan_exactly' -a kept -d 'count a month\'s rounds: done, late, missed, not logged, and how many were kept'
complete -c rounds -n '__guiyuan_begins kept' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c rounds -n '__guiyuan_begins kept' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c rounds -n '__guiyuan_exactly' -a status -d 'list the rounds that were to begin by now and are not logged'
complete -c rounds -n '__guiyuan_begins status' -l month -d 'the month; without it, this one' -x
complete -c rounds -n '__guiyuan_begins status' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c rounds -n '__guiyuan_begins status' -l format -d 'how rows are shown' -x -a 'table csv json'

complete -c notices -f
complete -c notices -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c notices -s h -l help -d 'show this help'
complete -c notices -l version -d 'show the version'
complete -c notices -n '__guiyuan_exactly' -a publish -d 'post a notice: its text, kind and channels'
complete -c notices -n '__guiyuan_begins publish' -F
complete -c notices -n '__guiyuan_begins publish' -l title -d 'its title' -x
complete -c notices -n '__guiyuan_begins publish' -l kind -d 'what it publishes: the month\'s accounts, a meeting, a decision, the uses of the seal, who is in arrears, anything else' -x -a 'fees meeting decision seal arrears other'
complete -c notices -n '__guiyuan_begins publish' -l channels -d 'where it is shown: board, group, account, lobby' -x
complete -c notices -n '__guiyuan_begins publish' -l month -d 'of accounts: the month; of the seal: the half-year\'s last' -x
complete -c notices -n '__guiyuan_begins publish' -l decision -d 'the decision that it publishes, or that allows it' -x
complete -c notices -n '__guiyuan_begins publish' -l legal -d 'the law that allows it' -x
complete -c notices -n '__guiyuan_begins publish' -l photo -d 'a photo of it where it hangs' -r -F
complete -c notices -n '__guiyuan_begins publish' -l date -d 'the day on which it was posted' -x
complete -c notices -n '__guiyuan_begins publish' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c notices -n '__guiyuan_begins publish' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c notices -n '__guiyuan_begins publish' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c notices -n '__guiyuan_begins publish' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c notices -n '__guiyuan_exactly' -a photo -d 'add a photo of a notice where it hangs, as proof'
complete -c notices -n '__guiyuan_begins photo' -F
complete -c notices -n '__guiyuan_begins photo' -l text -d 'a remark' -x
complete -c notices -n '__guiyuan_begins photo' -l date -d 'the day it happened' -x
complete -c notices -n '__guiyuan_begins photo' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c notices -n '__guiyuan_begins photo' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c notices -n '__guiyuan_begins photo' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c notices -n '__guiyuan_begins photo' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c notices -n '__guiyuan_exactly' -a remove -d 'enter that a notice was taken down'
complete -c notices -n '__guiyuan_begins remove' -l text -d 'a remark' -x
complete -c notices -n '__guiyuan_begins remove' -l date -d 'the day it happened' -x
complete -c notices -n '__guiyuan_begins remove' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c notices -n '__guiyuan_begins remove' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c notices -n '__guiyuan_begins remove' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c notices -n '__guiyuan_begins remove' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c notices -n '__guiyuan_exactly' -a note -d 'enter a remark about a notice'
complete -c notices -n '__guiyuan_begins note' -l date -d 'the day it happened' -x
complete -c notices -n '__guiyuan_begins note' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c notices -n '__guiyuan_begins note' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c notices -n '__guiyuan_begins note' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c notices -n '__guiyuan_begins note' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c notices -n '__guiyuan_exactly' -a rule -d 'set how many days notices of a kind must stay'
complete -c notices -n '__guiyuan_begins rule' -a 'fees meeting decision seal arrears other'
complete -c notices -n '__guiyuan_begins rule' -l from -d 'the day from which notices keep to it' -x
complete -c notices -n '__guiyuan_begins rule' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c notices -n '__guiyuan_begins rule' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c notices -n '__guiyuan_begins rule' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c notices -n '__guiyuan_begins rule' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c notices -n '__guiyuan_exactly' -a list -d 'list the notices: posted, removed, days shown and required'
complete -c notices -n '__guiyuan_begins list' -l kind -d 'only notices of this kind' -x -a 'fees meeting decision seal arrears other'
complete -c notices -n '__guiyuan_begins list' -l up -d 'only those that hang'
complete -c notices -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c notices -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c notices -n '__guiyuan_exactly' -a show -d 'show a notice with its text'
complete -c notices -n '__guiyuan_begins show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c notices -n '__guiyuan_begins show' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c notices -n '__guiyuan_begins show' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c notices -n '__guiyuan_begins show' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c notices -n '__guiyuan_exactly' -a due -d 'list what must be posted, or was taken down too early'
complete -c notices -n '__guiyuan_begins due' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c notices -n '__guiyuan_begins due' -l format -d 'how rows are shown' -x -a 'table csv json'

complete -c roster -f
complete -c roster -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c roster -s h -l help -d 'show this help'
complete -c roster -l version -d 'show the version'
complete -c roster -n '__guiyuan_exactly' -a person -d 'add a person by opaque id, or record what is new of one'
complete -c roster -n '__guiyuan_begins person' -l party -d 'whether a member of the party branch' -x
complete -c roster -n '__guiyuan_begins person' -l public-name -d 'the name to be published, only by consent; the history keeps it for ever' -x
complete -c roster -n '__guiyuan_begins person' -l consent -d 'the day on which the person consented to it' -x
complete -c roster -n '__guiyuan_begins person' -l from -d 'the day from which this line is true' -x
complete -c roster -n '__guiyuan_begins person' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins person' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins person' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins person' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly person' -a end -d 'record that a person no longer belongs to the compound'
complete -c roster -n '__guiyuan_begins person end' -l to -d 'the last day (today)' -x
complete -c roster -n '__guiyuan_begins person end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins person end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins person end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins person end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a withdraw -d 'record that a person withdraws the consent to a public name'
complete -c roster -n '__guiyuan_begins withdraw' -l from -d 'the day from which this line is true' -x
complete -c roster -n '__guiyuan_begins withdraw' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins withdraw' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins withdraw' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins withdraw' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a body -d 'add a body or partner, or record what is new of one'
complete -c roster -n '__guiyuan_begins body' -l name -d 'its name as residents read it' -x
complete -c roster -n '__guiyuan_begins body' -l kind -d 'what it is' -x -a 'party committee supervision department street community partner group'
complete -c roster -n '__guiyuan_begins body' -l level -d 'the level that it works at' -x -a 'street community compound group household'
complete -c roster -n '__guiyuan_begins body' -l force -d 'whether one of the five forces that work together' -x
complete -c roster -n '__guiyuan_begins body' -l seats -d 'how many members it has; none: any number' -x
complete -c roster -n '__guiyuan_begins body' -l contact -d 'the post to turn to, such as community officer; never a name' -x
complete -c roster -n '__guiyuan_begins body' -l from -d 'the day from which this line is true' -x
complete -c roster -n '__guiyuan_begins body' -l decision -d 'the decision that made it' -x
complete -c roster -n '__guiyuan_begins body' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins body' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins body' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins body' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly body' -a end -d 'record that a body or partner is there no longer'
complete -c roster -n '__guiyuan_begins body end' -l to -d 'the last day (today)' -x
complete -c roster -n '__guiyuan_begins body end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins body end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins body end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins body end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a term -d 'record that a person takes a seat of a body'
complete -c roster -n '__guiyuan_begins term' -l from -d 'the first day of the term' -x
complete -c roster -n '__guiyuan_begins term' -l to -d 'its last day, as elected; none: until it ends' -x
complete -c roster -n '__guiyuan_begins term' -l filed -d 'the day on which it was filed with the street' -x
complete -c roster -n '__guiyuan_begins term' -l decision -d 'the decision that elected or appointed' -x
complete -c roster -n '__guiyuan_begins term' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins term' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins term' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins term' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly term' -a end -d 'record that a term ended before its time, and why'
complete -c roster -n '__guiyuan_begins term end' -l why -d 'why it ended' -x
complete -c roster -n '__guiyuan_begins term end' -l person -d 'who has it' -x
complete -c roster -n '__guiyuan_begins term end' -l to -d 'the last day (today)' -x
complete -c roster -n '__guiyuan_begins term end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins term end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins term end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins term end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly term' -a filed -d 'record that the terms of a body were filed with the street'
complete -c roster -n '__guiyuan_begins term filed' -l date -d 'the day on which they were filed (today)' -x
complete -c roster -n '__guiyuan_begins term filed' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins term filed' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins term filed' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins term filed' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a role -d 'give a member one of the six roles'
complete -c roster -n '__guiyuan_begins role' -a 'publicist informant server mediator supervisor model'
complete -c roster -n '__guiyuan_begins role' -l from -d 'the first day' -x
complete -c roster -n '__guiyuan_begins role' -l to -d 'the last day' -x
complete -c roster -n '__guiyuan_begins role' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins role' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins role' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins role' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly role' -a end -d 'record that a member no longer has a role'
complete -c roster -n '__guiyuan_begins role end' -a 'publicist informant server mediator supervisor model'
complete -c roster -n '__guiyuan_begins role end' -l to -d 'the last day (today)' -x
complete -c roster -n '__guiyuan_begins role end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins role end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins role end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins role end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a steward -d 'name the steward of buildings or units, and who stands in'
complete -c roster -n '__guiyuan_begins steward' -l buildings -d 'the buildings looked after' -x
complete -c roster -n '__guiyuan_begins steward' -l units -d 'or the units looked after' -x
complete -c roster -n '__guiyuan_begins steward' -l backup -d 'who stands in' -x
complete -c roster -n '__guiyuan_begins steward' -l from -d 'the first day' -x
complete -c roster -n '__guiyuan_begins steward' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins steward' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins steward' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins steward' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly steward' -a end -d 'record that a steward no longer looks after anything'
complete -c roster -n '__guiyuan_begins steward end' -l to -d 'the last day (today)' -x
complete -c roster -n '__guiyuan_begins steward end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins steward end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins steward end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins steward end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a skill -d 'record a skill that a person agreed to be asked for'
complete -c roster -n '__guiyuan_begins skill' -l consent -d 'the day on which the person agreed to be asked for it' -x
complete -c roster -n '__guiyuan_begins skill' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins skill' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins skill' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins skill' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly skill' -a end -d 'record that a person is not to be asked for a skill any longer'
complete -c roster -n '__guiyuan_begins skill end' -l to -d 'the last day (today)' -x
complete -c roster -n '__guiyuan_begins skill end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins skill end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins skill end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins skill end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a import -d 'add the lines of a CSV file to one of the lists, in one commit'
complete -c roster -n '__guiyuan_begins import' -F
complete -c roster -n '__guiyuan_begins import' -l of -d 'what its rows are' -x -a 'people bodies terms roles stewards skills services'
complete -c roster -n '__guiyuan_begins import' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins import' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins import' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins import' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a name -d 'keep a person\'s name and contact on this computer'
complete -c roster -n '__guiyuan_begins name' -l contact -d 'how to reach the person; it stays in private/' -x
complete -c roster -n '__guiyuan_exactly' -a names -d 'keep the names of a CSV file on this computer'
complete -c roster -n '__guiyuan_begins names' -F
complete -c roster -n '__guiyuan_exactly' -a forget -d 'remove a person\'s name and contact from this computer'
complete -c roster -n '__guiyuan_exactly' -a visit -d 'record a steward\'s visits'
complete -c roster -n '__guiyuan_begins visit' -l homes -d 'of a visit: how many homes; never which' -x
complete -c roster -n '__guiyuan_begins visit' -l subject -d 'what it was about' -x
complete -c roster -n '__guiyuan_begins visit' -l hours -d 'how many hours' -x
complete -c roster -n '__guiyuan_begins visit' -l ticket -d 'of a visit: the ticket that came of it' -x
complete -c roster -n '__guiyuan_begins visit' -l date -d 'the day it happened' -x
complete -c roster -n '__guiyuan_begins visit' -l note -d 'a remark' -x
complete -c roster -n '__guiyuan_begins visit' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins visit' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins visit' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins visit' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a hours -d 'record hours that a person served'
complete -c roster -n '__guiyuan_begins hours' -l subject -d 'what it was about' -x
complete -c roster -n '__guiyuan_begins hours' -l date -d 'the day it happened' -x
complete -c roster -n '__guiyuan_begins hours' -l note -d 'a remark' -x
complete -c roster -n '__guiyuan_begins hours' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins hours' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins hours' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins hours' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a report-in -d 'record that a party member reported in to the compound'
complete -c roster -n '__guiyuan_begins report-in' -l date -d 'the day it happened' -x
complete -c roster -n '__guiyuan_begins report-in' -l note -d 'a remark' -x
complete -c roster -n '__guiyuan_begins report-in' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins report-in' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins report-in' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins report-in' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a reverse -d 'undo a visit, hours or a report, with a reason'
complete -c roster -n '__guiyuan_begins reverse' -l reason -d 'why' -x
complete -c roster -n '__guiyuan_begins reverse' -l date -d 'the day it happened' -x
complete -c roster -n '__guiyuan_begins reverse' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins reverse' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins reverse' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins reverse' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly' -a list -d 'list who has which seat, or another list of the roster'
complete -c roster -n '__guiyuan_begins list' -l of -d 'which list' -x -a 'people bodies terms roles stewards skills'
complete -c roster -n '__guiyuan_begins list' -l on -d 'as it was on that day (today, or the day of --at)' -x
complete -c roster -n '__guiyuan_begins list' -l all -d 'every line, with what is over or to come'
complete -c roster -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c roster -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c roster -n '__guiyuan_exactly' -a show -d 'show all that was ever said of a person or a body'
complete -c roster -n '__guiyuan_begins show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c roster -n '__guiyuan_begins show' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c roster -n '__guiyuan_exactly' -a gaps -d 'list the units without a steward'
complete -c roster -n '__guiyuan_begins gaps' -l on -d 'as it was on that day (today, or the day of --at)' -x
complete -c roster -n '__guiyuan_begins gaps' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c roster -n '__guiyuan_begins gaps' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c roster -n '__guiyuan_exactly' -a ends -d 'list terms that end and filings that are due'
complete -c roster -n '__guiyuan_begins ends' -l within -d 'how many days to look ahead' -x
complete -c roster -n '__guiyuan_begins ends' -l on -d 'as it was on that day (today, or the day of --at)' -x
complete -c roster -n '__guiyuan_begins ends' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c roster -n '__guiyuan_begins ends' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c roster -n '__guiyuan_exactly' -a log -d 'list visits, hours and who reported in'
complete -c roster -n '__guiyuan_begins log' -l kind -d 'only this kind' -x -a 'visit hours report-in'
complete -c roster -n '__guiyuan_begins log' -l person -d 'only of this person' -x
complete -c roster -n '__guiyuan_begins log' -l month -d 'only of this month' -x
complete -c roster -n '__guiyuan_begins log' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c roster -n '__guiyuan_begins log' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c roster -n '__guiyuan_exactly' -a totals -d 'add up visits and hours per person'
complete -c roster -n '__guiyuan_begins totals' -l month -d 'only of this month' -x
complete -c roster -n '__guiyuan_begins totals' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c roster -n '__guiyuan_begins totals' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c roster -n '__guiyuan_exactly' -a post -d 'add a post of the staff, or change how many have it'
complete -c roster -n '__guiyuan_exactly post' -a add -d 'add a post of the staff, or change how many have it'
complete -c roster -n '__guiyuan_begins post add' -l name -d 'its name as residents read it' -x
complete -c roster -n '__guiyuan_begins post add' -l count -d 'how many persons have it' -x
complete -c roster -n '__guiyuan_begins post add' -l from -d 'the day from which this line is true' -x
complete -c roster -n '__guiyuan_begins post add' -l to -d 'the last day on which it is' -x
complete -c roster -n '__guiyuan_begins post add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c roster -n '__guiyuan_begins post add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c roster -n '__guiyuan_begins post add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c roster -n '__guiyuan_begins post add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c roster -n '__guiyuan_exactly post' -a list -d 'list the posts of the staff'
complete -c roster -n '__guiyuan_begins post list' -l on -d 'only those that are there on this day' -x
complete -c roster -n '__guiyuan_begins post list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c roster -n '__guiyuan_begins post list' -l format -d 'how rows are shown' -x -a 'table csv json'

complete -c parking -f
complete -c parking -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c parking -s h -l help -d 'show this help'
complete -c parking -l version -d 'show the version'
complete -c parking -n '__guiyuan_exactly' -a space -d 'add a parking space'
complete -c parking -n '__guiyuan_exactly space' -a add -d 'add a parking space'
complete -c parking -n '__guiyuan_begins space add' -l kind -d 'what kind of space, which decides its rate' -x -a 'ground underground charging disabled visitor'
complete -c parking -n '__guiyuan_begins space add' -l where -d 'where it is' -x
complete -c parking -n '__guiyuan_begins space add' -l from -d 'the day from which it is there' -x
complete -c parking -n '__guiyuan_begins space add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c parking -n '__guiyuan_begins space add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c parking -n '__guiyuan_begins space add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c parking -n '__guiyuan_begins space add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c parking -n '__guiyuan_exactly space' -a retire -d 'say that a parking space is no longer there'
complete -c parking -n '__guiyuan_begins space retire' -l on -d 'the last day on which it is' -x
complete -c parking -n '__guiyuan_begins space retire' -l reason -d 'why it no longer is' -x
complete -c parking -n '__guiyuan_begins space retire' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c parking -n '__guiyuan_begins space retire' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c parking -n '__guiyuan_begins space retire' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c parking -n '__guiyuan_begins space retire' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c parking -n '__guiyuan_exactly space' -a list -d 'list the parking spaces and who may use them'
complete -c parking -n '__guiyuan_begins space list' -l on -d 'as it was on that day (today)' -x
complete -c parking -n '__guiyuan_begins space list' -l kind -d 'only spaces of this kind' -x -a 'ground underground charging disabled visitor'
complete -c parking -n '__guiyuan_begins space list' -l free -d 'only those without a permit'
complete -c parking -n '__guiyuan_begins space list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c parking -n '__guiyuan_begins space list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c parking -n '__guiyuan_exactly' -a assign -d 'give a unit the permit for a parking space'
complete -c parking -n '__guiyuan_begins assign' -l from -d 'its first day' -x
complete -c parking -n '__guiyuan_begins assign' -l to -d 'its last day' -x
complete -c parking -n '__guiyuan_begins assign' -l rate -d 'the tariff\'s rate; none: that of the space\'s kind' -x
complete -c parking -n '__guiyuan_begins assign' -l skipped -d 'why it passes over somebody who has waited longer' -x
complete -c parking -n '__guiyuan_begins assign' -l decision -d 'the decision that allows it' -x
complete -c parking -n '__guiyuan_begins assign' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c parking -n '__guiyuan_begins assign' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c parking -n '__guiyuan_begins assign' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c parking -n '__guiyuan_begins assign' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c parking -n '__guiyuan_exactly' -a end -d 'end a permit before its last day'
complete -c parking -n '__guiyuan_begins end' -l on -d 'its real last day, when it ended earlier' -x
complete -c parking -n '__guiyuan_begins end' -l reason -d 'why it ended earlier' -x
complete -c parking -n '__guiyuan_begins end' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c parking -n '__guiyuan_begins end' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c parking -n '__guiyuan_begins end' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c parking -n '__guiyuan_begins end' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c parking -n '__guiyuan_exactly' -a list -d 'list permits'
complete -c parking -n '__guiyuan_begins list' -l on -d 'those in force on that day (today)' -x
complete -c parking -n '__guiyuan_begins list' -l unit -d 'only of this unit' -x
complete -c parking -n '__guiyuan_begins list' -l ending-by -d 'only those whose last day is by then' -x
complete -c parking -n '__guiyuan_begins list' -l all -d 'also those that are over or not yet begun'
complete -c parking -n '__guiyuan_begins list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c parking -n '__guiyuan_begins list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c parking -n '__guiyuan_exactly' -a queue -d 'put a unit on the waiting list'
complete -c parking -n '__guiyuan_exactly queue' -a add -d 'put a unit on the waiting list'
complete -c parking -n '__guiyuan_begins queue add' -l kind -d 'the kind of space wanted; none: any' -x -a 'ground underground charging disabled visitor'
complete -c parking -n '__guiyuan_begins queue add' -l since -d 'the day from which it waits' -x
complete -c parking -n '__guiyuan_begins queue add' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c parking -n '__guiyuan_begins queue add' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c parking -n '__guiyuan_begins queue add' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c parking -n '__guiyuan_begins queue add' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c parking -n '__guiyuan_exactly queue' -a drop -d 'take a unit off the waiting list'
complete -c parking -n '__guiyuan_begins queue drop' -l kind -d 'the kind of space wanted; none: any' -x -a 'ground underground charging disabled visitor'
complete -c parking -n '__guiyuan_begins queue drop' -l reason -d 'why it left' -x
complete -c parking -n '__guiyuan_begins queue drop' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c parking -n '__guiyuan_begins queue drop' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c parking -n '__guiyuan_begins queue drop' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c parking -n '__guiyuan_begins queue drop' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c parking -n '__guiyuan_exactly queue' -a list -d 'list who waits, the longest first'
complete -c parking -n '__guiyuan_begins queue list' -l all -d 'also those who wait no longer'
complete -c parking -n '__guiyuan_begins queue list' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c parking -n '__guiyuan_begins queue list' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c parking -n '__guiyuan_exactly' -a import -d 'add the spaces and permits of a CSV file'
complete -c parking -n '__guiyuan_begins import' -F
complete -c parking -n '__guiyuan_begins import' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c parking -n '__guiyuan_begins import' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c parking -n '__guiyuan_begins import' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c parking -n '__guiyuan_begins import' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c parking -n '__guiyuan_exactly' -a show -d 'show spaces, permits and waiting units in numbers, per kind of space'
complete -c parking -n '__guiyuan_begins show' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c parking -n '__guiyuan_begins show' -l format -d 'how rows are shown' -x -a 'table csv json'

complete -c report -f
complete -c report -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c report -s h -l help -d 'show this help'
complete -c report -l version -d 'show the version'
complete -c report -n '__guiyuan_exactly' -a month -d 'write the month\'s report'
complete -c report -n '__guiyuan_begins month' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_begins month' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c report -n '__guiyuan_begins month' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c report -n '__guiyuan_begins month' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c report -n '__guiyuan_exactly' -a quarter -d 'write the report of a quarter'
complete -c report -n '__guiyuan_begins quarter' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_begins quarter' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c report -n '__guiyuan_begins quarter' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c report -n '__guiyuan_begins quarter' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c report -n '__guiyuan_exactly' -a year -d 'write the report of a year'
complete -c report -n '__guiyuan_begins year' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_begins year' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c report -n '__guiyuan_begins year' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c report -n '__guiyuan_begins year' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c report -n '__guiyuan_exactly' -a campaign -d 'write a campaign\'s statement'
complete -c report -n '__guiyuan_begins campaign' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_begins campaign' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c report -n '__guiyuan_begins campaign' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c report -n '__guiyuan_begins campaign' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c report -n '__guiyuan_exactly' -a project -d 'write a work\'s page'
complete -c report -n '__guiyuan_begins project' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_begins project' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c report -n '__guiyuan_begins project' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c report -n '__guiyuan_begins project' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c report -n '__guiyuan_exactly' -a poster -d 'write a month as one sheet for the bulletin board'
complete -c report -n '__guiyuan_begins poster' -l url -d 'the address of the month\'s page' -x
complete -c report -n '__guiyuan_begins poster' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_begins poster' -l format -d 'how the document is written' -x -a 'markdown html json'
complete -c report -n '__guiyuan_begins poster' -s o -l output -d 'a file to write in place of standard output; it is replaced in one step' -r -F
complete -c report -n '__guiyuan_begins poster' -l language -d 'the language of the document; without it, the ledger\'s' -x -a 'zh-CN en'
complete -c report -n '__guiyuan_exactly' -a publish -d 'write the public site into a folder'
complete -c report -n '__guiyuan_begins publish' -s o -l output -d 'the folder to replace' -x -a '(__fish_complete_directories)'
complete -c report -n '__guiyuan_begins publish' -l language -d 'a language of the site; the first stands at the top, others in folders of their own; none: the ledger\'s' -x -a 'zh-CN en'
complete -c report -n '__guiyuan_begins publish' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_exactly' -a statements -d 'write a page for each unit, to be handed out'
complete -c report -n '__guiyuan_begins statements' -s o -l output -d 'the folder to replace' -x -a '(__fish_complete_directories)'
complete -c report -n '__guiyuan_begins statements' -l on -d 'at the end of which day; none: today' -x
complete -c report -n '__guiyuan_begins statements' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_exactly' -a verify -d 'check what is published against the ledger'
complete -c report -n '__guiyuan_begins verify' -F
complete -c report -n '__guiyuan_begins verify' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c report -n '__guiyuan_exactly' -a set -d 'say how a section of the reports is to be'
complete -c report -n '__guiyuan_begins set' -a 'money fees arrears members shared staff spending unpaid budget income parking donations projects meetings rounds roster service notices handover seal review officers tickets corrections'
complete -c report -n '__guiyuan_begins set' -l hidden -d 'whether it is left out' -x
complete -c report -n '__guiyuan_begins set' -l largest -d 'of spending: how many of the largest payments a quarter or a year lists; none: 10' -x
complete -c report -n '__guiyuan_begins set' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c report -n '__guiyuan_begins set' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c report -n '__guiyuan_begins set' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c report -n '__guiyuan_begins set' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c report -n '__guiyuan_exactly' -a introduce -d 'put the committee\'s own words at the beginning of a report'
complete -c report -n '__guiyuan_begins introduce' -F
complete -c report -n '__guiyuan_begins introduce' -l language -d 'of the text; none: the ledger\'s' -x -a 'zh-CN en'
complete -c report -n '__guiyuan_begins introduce' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c report -n '__guiyuan_begins introduce' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c report -n '__guiyuan_begins introduce' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c report -n '__guiyuan_begins introduce' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x

complete -c audit -f
complete -c audit -s C -l directory -d 'the ledger that this folder lies in; without it, GUIYUAN_LEDGER, else the current folder' -x -a '(__fish_complete_directories)'
complete -c audit -s h -l help -d 'show this help'
complete -c audit -l version -d 'show the version'
complete -c audit -n '__guiyuan_exactly' -a log -d 'list who changed what, by record'
complete -c audit -n '__guiyuan_begins log' -l unit -d 'only changes that concern this unit' -x
complete -c audit -n '__guiyuan_begins log' -l record -d 'only changes that concern this record' -x
complete -c audit -n '__guiyuan_begins log' -l author -d 'only changes by this author' -x
complete -c audit -n '__guiyuan_begins log' -l limit -d 'only the newest so many' -x
complete -c audit -n '__guiyuan_begins log' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c audit -n '__guiyuan_begins log' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c audit -n '__guiyuan_exactly' -a trace -d 'show where a record came from and what became of it'
complete -c audit -n '__guiyuan_begins trace' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c audit -n '__guiyuan_begins trace' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c audit -n '__guiyuan_exactly' -a verify -d 'prove that the history kept every rule and the books add up'
complete -c audit -n '__guiyuan_begins verify' -l list -d 'list the rules and check nothing'
complete -c audit -n '__guiyuan_begins verify' -l checkpoint -d 'a checkpoint that somebody kept: the history must still have it' -r -F
complete -c audit -n '__guiyuan_begins verify' -l state -d 'a file of your own to go on from the next time, so that only what is new is judged' -r -F
complete -c audit -n '__guiyuan_begins verify' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c audit -n '__guiyuan_begins verify' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c audit -n '__guiyuan_exactly' -a checkpoint -d 'say what the last commit is, for others to keep'
complete -c audit -n '__guiyuan_begins checkpoint' -l sign -d 'sign it with the key of an officer'
complete -c audit -n '__guiyuan_begins checkpoint' -l output -d 'the file to write, with its signature beside it in FILE.sig' -r -F
complete -c audit -n '__guiyuan_begins checkpoint' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c audit -n '__guiyuan_exactly' -a sample -d 'draw a sample of a month\'s records that nobody can choose'
complete -c audit -n '__guiyuan_begins sample' -l count -d 'how many records the sample has; without it 20' -x
complete -c audit -n '__guiyuan_begins sample' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c audit -n '__guiyuan_begins sample' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c audit -n '__guiyuan_exactly' -a note -d 'ask about a record of a month'
complete -c audit -n '__guiyuan_begins note' -l by -d 'who asks, answers or signs' -x
complete -c audit -n '__guiyuan_begins note' -l count -d 'how many records the sample has; without it 20' -x
complete -c audit -n '__guiyuan_begins note' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c audit -n '__guiyuan_begins note' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c audit -n '__guiyuan_begins note' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c audit -n '__guiyuan_begins note' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c audit -n '__guiyuan_exactly' -a answer -d 'answer a question of a month\'s review'
complete -c audit -n '__guiyuan_begins answer' -l by -d 'who asks, answers or signs' -x
complete -c audit -n '__guiyuan_begins answer' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c audit -n '__guiyuan_begins answer' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c audit -n '__guiyuan_begins answer' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c audit -n '__guiyuan_begins answer' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c audit -n '__guiyuan_exactly' -a sign -d 'sign that a closed month was reviewed'
complete -c audit -n '__guiyuan_begins sign' -l by -d 'who asks, answers or signs' -x
complete -c audit -n '__guiyuan_begins sign' -l text -d 'the question or the answer; of a signature, a remark' -x
complete -c audit -n '__guiyuan_begins sign' -l count -d 'how many records the sample has; without it 20' -x
complete -c audit -n '__guiyuan_begins sign' -l dry-run -d 'show the records and the commit that would be made, and make none'
complete -c audit -n '__guiyuan_begins sign' -s m -l message -d 'a paragraph more for the commit\'s message' -x
complete -c audit -n '__guiyuan_begins sign' -l operation -d 'a name for this change: repeated under the same name, it is made only once' -x
complete -c audit -n '__guiyuan_begins sign' -l allow-personal -d 'the reason why a text that looks like personal data is none; it goes into the commit' -x
complete -c audit -n '__guiyuan_exactly' -a review -d 'show a month\'s questions, answers and signatures'
complete -c audit -n '__guiyuan_begins review' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
complete -c audit -n '__guiyuan_begins review' -l format -d 'how rows are shown' -x -a 'table csv json'
complete -c audit -n '__guiyuan_exactly' -a export -d 'write the books in a form that other programs check'
complete -c audit -n '__guiyuan_begins export' -a 'hledger ledger beancount sql csv allowed-signers'
complete -c audit -n '__guiyuan_begins export' -l output -d 'csv only: a folder, made if it is not there, for a file per table' -x -a '(__fish_complete_directories)'
complete -c audit -n '__guiyuan_begins export' -l at -d 'the ledger as it was: a commit, or the end of a day or a month; without it, as it is now' -x
