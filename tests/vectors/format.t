#!/bin/sh
# The specification says what the program does: its generated pages are those that the tables
# give, its codes are those of the sources, and what it refers to is there.
cd "$(dirname "$0")/../.." || exit 1
generate=${BUILD:-build}/ledger-format/generate
format=ledger-format
scratch=$(mktemp -d "${TMPDIR:-/tmp}/guiyuan-format.XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
number=0
status=0

verdict() { # name, what was found
    number=$((number + 1))
    if [ -z "$2" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
        status=1
    fi
}

fields() {
    "$generate" fields >"$scratch/fields.md" && diff "$format/fields.md" "$scratch/fields.md" 2>&1 ||
        echo "run: make generate"
}

schemas() {
    "$generate" list >"$scratch/list" && [ -s "$scratch/list" ] || echo "no schemas"
    while read -r name; do
        "$generate" schema "$name" >"$scratch/schema" &&
            diff "$format/schemas/$name.json" "$scratch/schema" 2>&1 || echo "$name: run: make generate"
        jq -e . "$format/schemas/$name.json" >/dev/null 2>&1 || echo "$name is no JSON"
    done <"$scratch/list"
    for file in "$format"/schemas/*; do
        name=${file##*/}
        grep -qxF "${name%.json}" "$scratch/list" || echo "$file is of no kind of file"
    done
}

# Codes with a row of their own, and the rows that the reader's table gives.
rows=$scratch/rows
sed -nE 's/^\| `([a-z0-9-]+)` \| .+ \|$/\1/p' "$format/findings.md" >"$rows"

reader_codes() {
    "$generate" codes >"$scratch/reader" && [ -s "$scratch/reader" ] || echo "no codes"
    grep -vxF -f "$format/findings.md" "$scratch/reader" | sed 's/^/not in findings.md: /'
}

source_codes() {
    python3 tests/vectors/codes.py >"$scratch/sources" && [ -s "$scratch/sources" ] || echo "no codes"
    sed -nE 's/^\| `([a-z0-9-]+)` .*/\1/p' "$scratch/reader" >>"$scratch/sources"
    grep -vxF -f "$rows" "$scratch/sources" | sed 's/^/not in findings.md: /'
    grep -vxF -f "$scratch/sources" "$rows" | sed 's/^/in no source: /'
}

vector_codes() {
    cat "$format"/vectors/invalid/*.expect "$format"/vectors/transitions/*/expect |
        sed -nE 's/^(error|warning|note) ([a-z0-9-]+) [0-9]+:[0-9]+ .*/\2/p' | sort -u >"$scratch/vectors"
    [ -s "$scratch/vectors" ] || echo "no codes"
    grep -vxF -f "$rows" "$scratch/vectors"
}

pairs() {
    for file in "$format"/vectors/valid/* "$format"/vectors/invalid/*; do
        case $file in
        *.yaml) [ -f "${file%.yaml}.expect" ] || echo "$file has no .expect" ;;
        *.expect) [ -f "${file%.expect}.yaml" ] || echo "$file has no .yaml" ;;
        *) echo "$file is no vector" ;;
        esac
    done
}

# A heading's anchor as GitHub makes it.
anchors() {
    sed -nE 's/^#+ +//p' "$1" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9_\n-'
}

links() {
    for page in "$format"/*.md "$format"/vectors/*.md; do
        sed 's/`[^`]*`//g' "$page" | grep -oE '\]\([^)]+\)' | sed -E 's/^\]\(//; s/\)$//' |
            grep -v '^https\?:' | sort -u | while IFS='#' read -r file anchor; do
            target=${page%/*}/$file
            [ -n "$file" ] || target=$page
            [ -e "$target" ] || echo "$page: there is no $file"
            [ -z "$anchor" ] || [ ! -f "$target" ] || anchors "$target" | grep -qxF "$anchor" ||
                echo "$page: $file has no heading '$anchor'"
        done
    done
}

# Another YAML reader sees the same texts: keys and values as they are written.
peers() {
    python3 - "$format"/vectors/valid/*.yaml <<'EOF'
import sys
import yaml
for path in sys.argv[1:]:
    if open(path[:-5] + '.expect').readline().strip() in ('.gitignore', 'README.md'):
        continue
    with open(path, encoding='utf-8') as file:
        try:
            yaml.load(file, Loader=yaml.BaseLoader)
        except yaml.YAMLError as error:
            print(path, error)
EOF
}

verdict 'fields.md is what the tables say' "$(fields)"
verdict 'the schemas are what the tables say' "$(schemas)"
verdict "findings.md has the reader's codes with their meanings" "$(reader_codes)"
verdict 'findings.md has every code of the sources, and no other' "$(source_codes)"
verdict 'findings.md has no code twice' "$(sort "$rows" | uniq -d)"
verdict 'findings.md has every code of the vectors' "$(vector_codes)"
verdict 'each vector has its expectation' "$(pairs)"
verdict 'every link leads somewhere' "$(links)"
verdict 'another YAML reader takes every valid file' "$(peers)"
echo "1..$number"
exit $status
