"""The forms of a bulletin's plan as a browser sends them."""


def fields_of(response) -> dict[str, str]:
    """What a browser would send of the page's forms, untouched."""
    forms = response.context["forms"]
    data = {"publish": "now", "seen": response.context["seen"], "state": response.context["bulletin"].state}
    for row in forms.rows:
        for form in (row.form, *row.people):
            data |= _boxes(form)
    for form in forms.statements:
        data |= _boxes(form)
    return data


def _boxes(form) -> dict[str, str]:
    values = {bound: bound.value() for bound in form}
    return {
        bound.html_name: "" if value is None else str(bound.field.prepare_value(value))
        for bound, value in values.items()
        if value or bound.name not in ("skip", "checked")
    }
