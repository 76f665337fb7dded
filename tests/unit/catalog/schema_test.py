"""Asks the JSON Schema of catalogs about every entry of agreement.yaml and every catalog that ships.

Skips (exit status 77) where python3-jsonschema or python3-yaml is missing.
"""

import json
import pathlib
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parents[3]
TABLE = yaml.safe_load((ROOT / "tests/unit/catalog/agreement.yaml").read_text())
SCHEMA = json.loads((ROOT / "metric-catalog/schema/catalog.schema.json").read_text())


def problems(catalog):
    validator = jsonschema.Draft7Validator(SCHEMA)
    return [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(catalog)]


def cases():
    for name, head in (("", "head"), ("_libraries", "library")):
        for verdict in ("accepted", "refused"):
            for body in TABLE[verdict + name]:
                catalog = yaml.safe_load(TABLE[head]) | yaml.safe_load(body)
                yield body, catalog, verdict == "accepted"
    for path in sorted((ROOT / "metric-catalog").rglob("*.yaml")):
        if path.parent.name == "overlays":
            continue
        yield str(path.relative_to(ROOT)), yaml.safe_load(path.read_text()), True


def main():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    count, wrong = 0, 0
    for name, catalog, accepted in cases():
        count += 1
        found = problems(catalog)
        if accepted == (not found):
            continue
        wrong += 1
        print(f"{name}\n  should be {'accepted' if accepted else 'refused'}; problems: {found}")
    print(f"{count} catalogs, {wrong} wrong answers")
    return 1 if wrong or not count else 0


sys.exit(main())
