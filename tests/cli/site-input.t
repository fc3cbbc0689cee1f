#!/bin/sh
# Texts that want out of their place, months without anything, and many units: through the whole
# public site, every page of which is read back and looked through.
. "$(dirname "$0")/lib.sh"

export GUIYUAN_NOW=2026-10-02T10:00+08:00
new_court "$scratch/ledger"
cd "$scratch/ledger" || exit 1
adopt D2026-01 >"$out" 2>&1

# Each text has its number, by which it is found again.
long=$(head -c 300 /dev/zero | tr '\0' w)
hostile() { # NUMBER
    case $1 in
    1) printf '<script>alert(1)</script><img src=x onerror=alert(1)> T1' ;;
    2) printf '</td></tr></table></bdi></style><!-- T2' ;;
    3) printf '| a | b | `c` **d** [e](javascript:f) ![g](http://h/i.png) T3' ;;
    4) printf '\342\200\256desrever\342\200\254 \342\201\246x\342\200\213y T4' ;;
    5) printf '%s T5' "$long" ;;
    6) printf '\360\237\221\250\342\200\215\360\237\221\251\342\200\215\360\237\221\247 \360\237\232\260 T6' ;;
    7) printf '# T7 - * 1. > ``` ~~~ &lt;b&gt; &#60; \\| \\' ;;
    8) printf '"><a href="data:text/html,x">" onmouseover=x T8' ;;
    esac
}
printf 'slip\n' >"$scratch/slip.pdf"
funds open 5000.00 --place bank --fund operating >"$out" 2>&1
for n in 1 2 3 4 5 6 7 8; do
    text=$(hostile $n)
    expect 0 "a payee: text $n" expenses add 1$n.00 --category office --payee "$text" \
        --fund operating --from bank --handler p003 --by p002 --voucher "$scratch/slip.pdf"
    expect 0 "a campaign: text $n" donations campaign camp$n --name "$text" --purpose "$text"
    expect 0 "works: text $n" projects open --name "$text" --purpose "$text" --budget 100.00 \
        --funds operating
    expect 0 "a ticket: text $n" tickets open "$text" --kind complaint --subject noise
    printf '%s\n\n%s\n' "$text" "<b onclick=\"x()\">$text</b>" >"$scratch/notice.md"
    expect 0 "a notice: text $n" notices publish "$scratch/notice.md" --title "$text" --kind other \
        --channels board
done
for n in 1 2 3 4 5 6 7 8; do
    id=X261002-00$n
    expenses approve "$id" --by p001 --decision D2026-01 && expenses pay "$id" --from bank
done >"$out" 2>&1
{
    fees assess 2026-10
    GUIYUAN_NOW=2026-10-31T20:00+08:00 funds reconcile bank --balance "$(funds balance --format csv |
        tr -d '\r' | awk -F, '$2 == "bank" { print $NF }')"
    GUIYUAN_NOW=2026-11-02T10:00+08:00 compound close 2026-10
} >>"$out" 2>&1
GUIYUAN_NOW=2026-11-03T10:00+08:00
expect 0 'the site is published, in both languages' report publish --output "$scratch/site" \
    --language en --language zh-CN
cat >"$scratch/look.py" <<'END'
import html.parser, json, pathlib, re, sys
HIDDEN = re.compile('[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]'
                    '|(?<![\U0001f300-\U0001faff\ufe0f])\u200d|\u200d(?![\u2600-\u27bf\U0001f300-\U0001faff])')
VOID = {'meta', 'link', 'br', 'hr', 'rect', 'path', 'line', 'circle', 'img', 'wbr'}
NEVER = {'script', 'img', 'iframe', 'object', 'embed', 'form', 'input', 'base', 'video', 'audio'}
class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.open = path, []
    def say(self, what): print(f'{self.path}: {what}')
    def handle_starttag(self, tag, attributes):
        if tag in NEVER: self.say(f'<{tag}>')
        for name, value in attributes:
            if name.startswith('on'): self.say(f'{tag} {name}')
            if name in ('href', 'src') and re.match(r'\s*(javascript|data|vbscript):', value or '', re.I):
                self.say(f'{tag} {name} {value[:40]}')
        if tag not in VOID: self.open.append(tag)
    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID: self.open.pop()
    def handle_endtag(self, tag):
        if tag in VOID: return
        if not self.open or self.open.pop() != tag: self.say(f'</{tag}> closes something else')
    def handle_comment(self, data): self.say('a comment')
    def close(self):
        super().close()
        if self.open: self.say(f'left open: {self.open}')
def table_rows(path, text):
    width = None
    for line in text.split('\n'):
        if not line.startswith('|'): width = None; continue
        cells = len(re.findall(r'(?<!\\)(?:\\\\)*\|', line))
        if width is None: width = cells
        if cells != width: print(f'{path}: a row of {cells} bars, not {width}: {line[:60]}')
pages = 0
for path in sorted(pathlib.Path(sys.argv[1]).rglob('*')):
    if path.suffix not in ('.html', '.md', '.json', '.xml'): continue
    text = path.read_text(encoding='utf-8')
    pages += 1
    if path.suffix in ('.html', '.md') and HIDDEN.search(text):
        print(f'{path}: a hidden character: {HIDDEN.search(text).group()!a}')
    if path.suffix == '.html':
        page = Page(path); page.feed(text); page.close()
    elif path.suffix == '.json': json.loads(text)
    elif path.suffix == '.md':
        table_rows(path, text)
        if re.search(r'(?<!\\)<(?!https?:)[a-zA-Z/!]', text): print(f'{path}: raw HTML')
if len(sys.argv) > 2: print(pages)
END
expect 0 'every page is read back' python3 "$scratch/look.py" "$scratch/site"
out_is 'and no text is out of its place' ''
is 'there were many' "$(python3 "$scratch/look.py" "$scratch/site" count | awk '$1 > 60 { print "yes" }')" yes
for n in 1 2 3 5 6 7 8; do
    [ "$(grep -lE "\\bT$n\\b" "$scratch"/site/*.html | wc -l)" -ge 3 ]
    ok "text $n is there to be read, on several pages" $?
done
is 'a family is one picture' "$(grep -lF "$(hostile 6 | cut -d' ' -f1)" "$scratch"/site/*.html |
    awk 'END { print (NR >= 3 ? "yes" : NR) }')" yes
expect 0 'the feed is XML' python3 -c \
    "import xml.dom.minidom, sys; xml.dom.minidom.parse('$scratch/site/feed.xml')"
expect 0 'and it is what the ledger says' report verify "$scratch/site"
printf '<p>%s</p>\n' ok >"$scratch/site/../bad.html"
mkdir "$scratch/bad" && printf '<p><b onclick="x">a</p><!-- x -->' >"$scratch/bad/a.html"
is 'the look would have found it' "$(python3 "$scratch/look.py" "$scratch/bad" | wc -l)" 4

# --- months ---
(
    new_ledger "$scratch/empty" 2026-11 >"$out" 2>&1
    report publish --output "$scratch/first" -C "$scratch/empty"
) >"$out" 2>"$err"
is 'a ledger of one day has a site' "$(cd "$scratch/first" && ls *.html | tr '\n' ' ')" \
    '2026-11.html 2026-Q4.html 2026.html index.html receipts-2026-11.html '
expect 0 'the first month, without history and with nothing in it' report verify \
    "$scratch/first" -C "$scratch/empty"
expect 0 'every page of it' python3 "$scratch/look.py" "$scratch/first"
out_is 'is sound' ''
GUIYUAN_NOW=2027-02-03T10:00+08:00 fees pay 1-101 1.00 --via cash -C "$scratch/ledger" >"$out"
GUIYUAN_NOW=2027-02-03T11:00+08:00
expect 0 'three months in which nothing happened' report publish --output "$scratch/site"
is 'have pages, and the next month has none' "$(cd "$scratch/site" && ls 202?-[01]?.html | tr '\n' ' ')" \
    '2026-10.html 2026-11.html 2026-12.html 2027-01.html 2027-02.html '
expect 2 'a month to come is refused' report month 2027-03

# --- 10,000 units ---
new_ledger "$scratch/large" 2027-01 >"$out" 2>&1
{
    echo unit,kind,area,owner
    awk 'BEGIN { for (b = 1; b <= 100; b++) for (r = 101; r <= 200; r++)
        printf "%d-%d,flat,88.50,o%05d\n", b, r, (b - 1) * 100 + r - 100 }'
} >"$scratch/units.csv"
{
    units import "$scratch/units.csv" -C "$scratch/large"
    fees tariff set property --by area --rate flat=1.60 --fund operating --from 2027-01 -C "$scratch/large"
    fees assess 2027-01 -C "$scratch/large"
    fees pay 1-101 141.60 --via cash -C "$scratch/large"
} >"$out" 2>"$err"
began=$(date +%s)
expect 0 'a compound of 10,000 units is published' report publish --output "$scratch/big" -C "$scratch/large"
took=$(($(date +%s) - began))
[ "$took" -le 30 ]
ok 'within half a minute on a busy machine' $? || diag "$took seconds"
[ "$(wc -c <"$scratch/big/2027-01.html")" -le 100000 ]
ok 'the page of a month is no larger for it' $? || diag "$(wc -c <"$scratch/big/2027-01.html") bytes"
plan
