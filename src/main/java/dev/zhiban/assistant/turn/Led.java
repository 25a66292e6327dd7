package dev.zhiban.assistant.turn;

import dev.zhiban.assistant.Progress;

/// Shows a beginning before the first piece that comes.
final class Led implements Progress {

    private final String lead;
    private final Progress progress;
    private boolean begun;

    Led(String lead, Progress progress) {
        this.lead = lead;
        this.progress = progress;
    }

    @Override
    public void delta(String text) {
        progress.delta(begun ? text : lead + text);
        begun = true;
    }

    @Override
    public boolean stopped() {
        return progress.stopped();
    }
}
