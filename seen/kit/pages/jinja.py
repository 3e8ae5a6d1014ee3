"""The template environment of every page: ours is strict, the design system's macros keep their own."""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined

from seen.kit.pages import bound, words
from seen.kit.pages.frame import Frame

TEMPLATES = Path(__file__).parent / "templates"


class Templates(Jinja2):
    """The Django template backend that finds `templates/` in our own apps alone, never a library's Django templates."""

    app_dirname = "templates"

    @cached_property
    def template_dirs(self) -> tuple[Path, ...]:  # type: ignore[override]
        """Folders in which templates are looked for, in the order of INSTALLED_APPS."""
        ours = (Path(config.path) / "templates" for config in apps.get_app_configs() if config.name.startswith("seen."))
        return (*(Path(folder) for folder in self.dirs), *(folder for folder in ours if folder.is_dir()))


class DesignSystem:
    """The govuk-frontend macros, as `govuk.error_summary({...})`: they lean on undefined names, ours may not."""

    def __getattr__(self, name: str) -> Any:
        return _macro(name)


@lru_cache
def _macro(name: str) -> Any:
    title = "govuk" + "".join(part.capitalize() for part in name.split("_"))
    template = _design_system().get_template(f"govuk_frontend_jinja/components/{name.replace('_', '-')}/macro.html")
    return getattr(template.module, title)


@lru_cache
def _design_system() -> Environment:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)


def url(name: str, *args: object, **kwargs: object) -> str:
    """Return the address of a named route."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def environment(**options: Any) -> Environment:
    """Return the environment in which every page is rendered: escaped, and loud about a misspelt name."""
    settled = {"loader": FileSystemLoader(TEMPLATES)} | options
    settled |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    ours = Environment(**settled)  # noqa: S701
    ours.globals.update(url=url, static=static, govuk=DesignSystem(), frame=Frame(), with_query=words.with_query)
    ours.globals.update(field=bound.field, choices=bound.choices, hidden=bound.hidden, when_parts=bound.when_parts)
    ours.globals.update(errors_of=bound.errors_of)
    ours.filters.update(day=words.day, month=words.month, moment=words.moment, clock=words.clock)
    ours.filters.update(plural=words.plural, bdi=words.bdi, tel=words.tel, joined=words.joined)
    return ours
