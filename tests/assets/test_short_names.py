"""Short names in scripts."""

from __future__ import annotations

import pytest

from dateline.assets.short_names import shorten_names


@pytest.mark.parametrize(
    ("script", "shorter"),
    [
        # The more often a name is there, the shorter it is.
        ("const one=1;let two;two=one+one;", "const e=1;let t;t=e+e;"),
        ("const[first,...rest]=[1,2];f(...rest,first);", "const[e,...t]=[1,2];f(...t,e);"),
        ("(one)=>{two(one)}", "e=>{two(e)}"),
        ("(one,two)=>one-two", "(e,t)=>e-t"),
        ("function(one,...more){more(one)}", "function(e,...t){t(e)}"),
        ("for(const key in things)key();", "for(const e in things)e();"),
        # What is a property too is named by others.
        ("const name=1;f(name,one.name,two?.name);", None),
        ("const index=1;f({index,color:index});", None),
        ("const{data}=one;f(data);", None),
        # Names in strings and regular expressions are none; those in templates are some.
        ("const one=\"one 'one'\";f(one);", "const e=\"one 'one'\";f(e);"),
        ("const one=/one[/one]/.exec(one);", "const e=/one[/one]/.exec(e);"),
        ("const one=`one ${f(one)}`;", "const e=`one ${f(e)}`;"),
        # What is in use already is not used again.
        ("const one=e+t;f(one);", "const a=e+t;f(a);"),
    ],
)
def test_what_a_script_declares_has_a_short_name(script: str, shorter: str | None) -> None:
    assert shorten_names(script) == (shorter or script)
