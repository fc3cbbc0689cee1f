#!/bin/sh
# report: the month's report, in each format, to the byte, whatever stands in the records.
. "$(dirname "$0")/lib.sh"

new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
hostile='<script>alert(1)</script> [x](http://e.x) ![y](//e.x) | a ~~~ *b* `c` &amp;'

{
    funds open 1000.00 --place bank --fund operating
    fees bill water 100.01 --meter 10..30 --month 2026-10
    fees assess 2026-10
    fees pay 3-301 500 --via bank --date 2026-10-31
    fees pay 1-101 20 --via cash
    fees pay 1-102 20 --via cash --note "$hostile"
    fees reverse P261103-003 --reason "$hostile"
    expenses add 32.00 --category staff --post guard --payee 'guards' --fund operating \
        --from bank --handler p003 --by p002 --no-voucher "$hostile"
    git config user.email chair@example.org
    expenses approve X261103-001 --by p001
    git config --unset user.email
    expenses pay X261103-001
    funds reconcile bank --balance 1468.00
    fees adjust 1-101 property 2026-10 -5.00 --reason 'measured wrong'
} >/dev/null
commit=$(git rev-parse HEAD)

# --- Markdown ---
expect 0 'a report of a month' report month 2026-10
cp "$out" "$scratch/october.md"
sed -i '/^\* Checkpoint/s/\\//g' "$out" # a dash may be escaped, or not, as its neighbours are
out_is 'is this' "# Test court\\, accounts of October 2026

- Came in: **¥500.00**
- Went out: **¥0.00**
- On hand at the end: **¥1,500.00**

*This month is not closed yet\\; its figures may still change\\.*

## Money

**Where the money lies**

| Cash place | At the start | In | Out | At the end |
| --- | ---: | ---: | ---: | ---: |
| bank account | 1,000.00 | 500.00 | 0.00 | 1,500.00 |
| **Together** | **1,000.00** | **500.00** | **0.00** | **1,500.00** |

**Whose money it is**

| Fund | At the start | In | Out | At the end |
| --- | ---: | ---: | ---: | ---: |
| operating fund | 1,000.00 | 450.00 | 0.00 | 1,450.00 |
| shared water and electricity | 0.00 | 50.00 | 0.00 | 50.00 |
| **Together** | **1,000.00** | **500.00** | **0.00** | **1,500.00** |

**The books beside the statements**

| Cash place | Statement of | In the books | On the statement | Difference | Remark |
| --- | --- | ---: | ---: | ---: | --- |
| bank account |  |  |  |  | not compared |

## Fees

**Fees charged and collected**

| Item | Owed at the start | Charged | Collected | Waived | Owed at the end | Paid of this month\\'s |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| property fee | 0.00 | 570.00 | 330.00 | 0.00 | 240.00 | 57.8% |
| shared water | 0.00 | 100.01 | 50.00 | 0.00 | 50.01 | 49.9% |
| **Together** | **0.00** | **670.01** | **380.00** | **0.00** | **290.01** | **56.7%** |

| Money that is not income yet | At the start | At the end |
| --- | ---: | ---: |
| Paid in advance by owners | 0.00 | 120.00 |
| Received\\, payer not yet identified | 0.00 | 0.00 |

## Arrears

**Arrears by age**

| Overdue since | Units | Amount |
| --- | ---: | ---: |
| not yet due | 0 | 0.00 |
| 1 to 30 days | 2 | 290.01 |
| 31 to 90 days | 0 | 0.00 |
| 91 to 180 days | 0 | 0.00 |
| 181 to 365 days | 0 | 0.00 |
| over a year | 0 | 0.00 |
| limitation over | 0 | 0.00 |
| **Together \\(a unit may owe in several rows\\)** | **2** | **290.01** |

*Overdue as of 31 October 2026*

## Shared water and electricity

**Shared bills\\, meters and how they were split**

| Item | Meter before | Meter after | Used | Unit price | Bill | Split | Record |
| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |
| shared water | 10.00 | 30.00 | 20.00 | 5.0005 | 100.01 | by floor area\\, 3 units | B261103-001 |
| **Together** |  |  |  |  | **100.01** |  |  |

*The shares of all units add up to each bill exactly \\(largest remainder\\)\\.*

## Staff

No staff cost was paid\\.

## Spending

Nothing was spent\\.

Nothing was spent by the service centre\\.

No water or electricity was paid\\.

Nothing was spent on repairs\\.

There was no other spending\\.

No bill was left unpaid\\.

## Corrections

Nothing had to be corrected\\.

## Where this comes from

This report was computed from one commit of the ledger\\. Whoever has the ledger can compute it again and compare it byte for byte\\.

* Page: month 2026-10
* Commit: $commit
* Checkpoint: $(echo "$commit" | sed 's/\(....\)\(....\)\(....\).*/\1-\2-\3/')
* Made with: $(report --version | sed 's/^report (//; s/)//')"
GUIYUAN_NOW=2027-03-01 expect 0 'later' report month 2026-10
cmp -s "$out" "$scratch/october.md"
ok 'it is the same to the byte' $?
TZ=America/Lima LC_ALL=C expect 0 'elsewhere' report month 2026-10
cmp -s "$out" "$scratch/october.md"
ok 'too' $?

expect 0 'the next month' report month 2026-11
out_has 'has what was corrected' \
    '| 2026-11-03 | A261103-001 | assessment corrected | -5.00 | property fee 2026-10 | measured wrong |'
out_has 'the statement beside the books' \
    '| bank account | 2026-11-03 | 1,468.00 | 1,468.00 | 0.00 |  |'
out_has 'text is text' '\<script\>alert\(1\)\<\/script\> \[x\]\(http\:\/\/e\.x\) \!\[y\]'
is 'and no unit is named' "$(grep -cE '\b(1-101|1-102|3-301)\b' "$out")" 0
is 'and no owner' "$(grep -cE '\bo00[0-9]\b' "$out")" 0

# --- HTML ---
expect 0 'a page' report month 2026-11 --format html
cp "$out" "$scratch/page.html"
out_has 'in the language of the ledger' '<html lang="en">'
out_has 'that loads nothing' "default-src 'none'"
out_has 'in which text is text' '&lt;script&gt;alert(1)&lt;/script&gt; [x](http://e.x) ![y](//e.x) | a'
is 'and nothing is a script or leads out of it' \
    "$(grep -ciE '<(script|img|iframe|link|object)|<a [^>]*href="[^#]' "$out")" 0
expect 0 'its elements are closed in order' python3 - "$scratch/page.html" <<'END'
import html.parser, sys
class Check(html.parser.HTMLParser):
    open, void = [], {"meta", "br", "hr", "wbr"}
    def handle_starttag(self, tag, attributes):
        if tag not in self.void:
            self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.getpos(), self.open)
        self.open.pop()
check = Check()
check.feed(open(sys.argv[1], encoding="utf-8").read())
check.close()
assert not check.open, check.open
END

# --- JSON ---
expect 0 'a report for programs' report month 2026-11 --format json
json 'amounts are texts' '[.received, .paid_out, .on_hand, .commit]' \
    "[\"20.00\",\"32.00\",\"1488.00\",\"$commit\"]"
json 'places and funds hold the same' \
    '[.places, .funds | map(.after | sub("\\.";"") | tonumber) | add] | .[0] - .[1]' 0
json 'a wage is by its post' '.staff | map([.date, .post, .amount, .expense])' \
    '[["2026-11-03","guard","32.00","X261103-001"]]'
json 'text is as it was written' '.corrections[0].reason' "$(printf '%s' "$hostile" | jq -R .)"

# --- where it goes, what it is made from ---
expect 0 'a file' report month 2026-11 --format html --output "$scratch/november.html"
out_is 'and nothing else' ''
cmp -s "$scratch/november.html" "$scratch/page.html"
ok 'with the same bytes' $?
chmod 600 "$scratch/november.html"
expect 0 'is replaced' report month 2026-10 -o "$scratch/november.html"
cmp -s "$scratch/november.html" "$scratch/october.md"
ok 'as a whole' $?
is 'no temporary is left' "$(find "$scratch" -maxdepth 1 -name '*november*' | wc -l)" 1
refused 6 'a folder that is not there' "cannot write '$scratch/nowhere/x'" \
    report month 2026-11 --output "$scratch/nowhere/x"
refused 2 'a folder in place of the file' 'it is not a regular file' \
    report month 2026-11 --output "$scratch"
expect 6 'a full disk is noticed' on_full_disk report month 2026-11
expect 0 'at a commit' report month 2026-11 --at HEAD~3 --format json
json 'another is named' '.commit' "\"$(git rev-parse HEAD~3)\""
expect 0 'a clone' git clone -q . "$scratch/clone"
expect 0 'makes' report month 2026-10 -C "$scratch/clone"
cmp -s "$out" "$scratch/october.md"
ok 'the same bytes' $?

refused 2 'a month that has not begun' '2026-12 has not begun yet' report month 2026-12
refused 2 'a month before the books' 'there are no books of 2026-09' report month 2026-09
refused 2 'a month is a month' "MONTH takes a month like 2026-11, not '2026-13'" report month 2026-13
refused 2 'formats are known' "'--format' takes one of markdown, html or json" \
    report month 2026-11 --format pdf

# --- closed, and in Chinese ---
compound close 2026-10 >/dev/null 2>&1
expect 0 'a closed month' report month 2026-10 --format json
json 'says so' '.closed' true
sed -i 's/^language: en/language: zh-CN/' compound.yaml
compound commit -m 'compound: reports in Chinese' >/dev/null
expect 0 'the language is the ledger'"'"'s' report month 2026-10 --format html
out_has 'as the page says' '<html lang="zh-CN">'
out_has 'and speaks' '2026年10月'

# --- what was moved ---
expect 0 'money is carried to the bank' funds transfer 20.00 --from cash --to bank --reason 'carried' \
    --date 2026-11-03
expect 0 'the month of it' report month 2026-11
out_has 'says that the tables hold it, and the figures on top do not' \
    '页首的收入和支出不含划转'

plan
