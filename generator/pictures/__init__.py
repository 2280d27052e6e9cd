"""What is better looked at than read: pictures drawn from the joined site as HTML that Markdown carries along.

One module per picture turns `Site` into what is to be seen, as plain values; a template in
`templates/pictures/` lays it out. Pages ask `Pictures` for the HTML.
"""

from generator.pictures.gallery import Pictures

__all__ = ["Pictures"]
