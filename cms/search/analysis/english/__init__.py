"""English stems: inflection alone, so that `university` and `universal` stay apart."""
