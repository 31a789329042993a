"""The site carried along: installed on a phone, and read where there is no line."""
