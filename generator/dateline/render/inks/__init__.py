"""The blocks that pages are made of, written as Markdown or as HTML."""

from dateline.render.inks.blocks import Blocks
from dateline.render.inks.html_blocks import HtmlBlocks
from dateline.render.inks.markdown_blocks import MarkdownBlocks

__all__ = ["Blocks", "HtmlBlocks", "MarkdownBlocks"]
