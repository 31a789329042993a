// The end of a log-in in a window of its own: the windows that wait for it are told, and this one closes.
new BroadcastChannel("signed-in").postMessage("again");
// A window the person opened by themselves stays, and says what to do.
window.close();
