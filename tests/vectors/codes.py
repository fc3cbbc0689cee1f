#!/usr/bin/env python3
"""Prints every finding code that the sources can report, one a line.

A code is the argument `code` of fail(), fail_at() and warn_at(), of every function that hands
its own parameter `code` on to them, and the member `code` of a table. Codes of lib/format stand
in one table and are printed by `generate codes`."""
import glob
import re
import sys

CODE = r'[a-z0-9]+(?:-[a-z0-9]+)*'
BEHIND = ('const char *hint', 'const char *what')


def source(path):
    with open(path, encoding='utf-8') as file:
        text = file.read()
    text = re.sub(r'/\*.*?\*/|^\s*#.*?(?<!\\)$', ' ', text, flags=re.S | re.M)
    return re.sub(r'\s+', ' ', text)


def arguments(text, start):
    """The arguments of the call whose parenthesis is at `start`."""
    parts, part, depth, at = [], '', 0, start
    while True:
        if text[at] in '"\'':
            end = at + 1
            while text[end] != text[at]:
                end += 2 if text[end] == '\\' else 1
            part, at = part + text[at:end + 1], end + 1
            continue
        if text[at] in '([{':
            depth += 1
        elif text[at] in ')]}':
            depth -= 1
        if depth == 0:
            return parts + [part.lstrip('(').strip()]
        if text[at] == ',' and depth == 1:
            parts.append(part[len(parts) == 0:].strip())
            part = ''
        else:
            part += text[at]
        at += 1


def reporters(text):
    """Functions with a parameter `code` of findings, and which one that is."""
    found = {}
    for match in re.finditer(r'\b([a-z_]\w*)\(', text):
        # Only a definition or declaration spells types. A unit's code has no hint behind it.
        parameters = arguments(text, match.end() - 1)
        for index, parameter in enumerate(parameters[:-1]):
            if parameter == 'const char *code' and parameters[index + 1] in BEHIND:
                found[match.group(1)] = index
    return found


def tables(text):
    """Members `code` of tables: struct NAME { …, *code, … } and the rows {…, "code", …}."""
    for match in re.finditer(r'struct (\w*) ?\{([^{}]*\*code\b[^{}]*)\}', text):
        names = re.findall(r'\*?(\w+)(?:\[[^\]]*\])?\s*[,;]', match.group(2))
        index = names.index('code')
        opening = re.search(r'(?:\} |struct %s )\w+\[[^\]]*\] = (\{)' % match.group(1),
                            text[match.end() - 1:])
        if not opening:
            continue
        for row in arguments(text, match.end() - 1 + opening.start(1)):
            row = row.lstrip('{')
            if '"' in row:
                yield arguments('(' + row.rstrip('}') + ')', 0)[index]


def literals(argument):
    """The codes that an argument can be: "a", or one ? "a" : "b"."""
    return re.findall('"(%s)"' % CODE, argument)


def main():
    texts = {path: source(path) for path in sorted(
        glob.glob('lib/*/*.[ch]') + glob.glob('cmd/*.[ch]') + glob.glob('cmd/*/*.[ch]'))}
    shared = {}
    for path, text in texts.items():
        if path.endswith('.h'):
            shared.update(reporters(text))
    codes = set()
    for path, text in texts.items():
        known = {**shared, **reporters(text)}
        for match in re.finditer(r'\b(%s)\(' % '|'.join(known), text):
            parts = arguments(text, match.end() - 1)
            if len(parts) > known[match.group(1)]:
                codes.update(literals(parts[known[match.group(1)]]))
        if not path.startswith('lib/format/'):
            for code in tables(text):
                codes.update(literals(code))
    print('\n'.join(sorted(codes)))


if __name__ == '__main__':
    sys.exit(main())
