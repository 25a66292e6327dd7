package dev.zhiban.assistant;

/// Hears of an answer while it is made, and can stop it.
public interface Progress {

    Progress NONE = new Progress() {
        @Override
        public void delta(String text) {
        }

        @Override
        public boolean stopped() {
            return false;
        }
    };

    /// More of the text.
    void delta(String text);

    /// The person pressed stop, or somebody took over: nobody wants the rest.
    boolean stopped();
}
