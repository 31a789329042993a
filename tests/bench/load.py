"""`python -m tests.bench.load PORT PATH SECONDS`: ask one address over and over, four connections at a time.

Prints JSON: `requests` that were answered with 200, the `seconds` it took, and `p99`, the milliseconds within
which ninety-nine of a hundred came.
"""

import http.client
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

CONNECTIONS = 4
HEADERS = {"Host": "testserver", "Accept-Encoding": "gzip, br", "User-Agent": "bench"}


def ask(port: int, path: str, seconds: float) -> list[float]:
    """The milliseconds each answer took that came until the time was over."""
    taken: list[float] = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    until = time.perf_counter() + seconds
    while (start := time.perf_counter()) < until:
        try:
            connection.request("GET", path, headers=HEADERS)
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            # The server is not up yet, or closed a connection that was idle.
            connection.close()
            time.sleep(0.01)
            continue
        if answer.status == http.HTTPStatus.OK:
            taken.append((time.perf_counter() - start) * 1000)
    connection.close()
    return taken


def main() -> None:
    """Ask, and tell how it went."""
    port, path, seconds = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        asked = [pool.submit(ask, port, path, seconds) for _ in range(CONNECTIONS)]
        taken = sorted(milliseconds for future in asked for milliseconds in future.result())
    p99 = taken[int(len(taken) * 0.99)] if taken else 0.0
    print(json.dumps({"requests": len(taken), "seconds": seconds, "p99": p99}))


if __name__ == "__main__":
    main()
