package dev.zhiban.knowledge.article;

import java.util.Locale;
import java.util.Optional;

import dev.zhiban.knowledge.article.ArticleVersion.State;

/// Which step is possible from which state of a version, and where it leads.
final class Lifecycle {

    /// What can be done to a version.
    enum Step {
        EDIT,
        SUBMIT,
        SEND_BACK,
        SCHEDULE,
        PUBLISH,
        ROLL_BACK;

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Lifecycle() {
    }

    /// The state after the step (of the copy, where a version is rolled back to); empty where the step is not possible.
    static Optional<State> after(State state, Step step) {
        return Optional.ofNullable(switch (state) {
            case DRAFT -> switch (step) {
                case EDIT -> State.DRAFT;
                case SUBMIT -> State.REVIEW;
                case SEND_BACK, SCHEDULE, PUBLISH, ROLL_BACK -> null;
            };
            case REVIEW -> switch (step) {
                case SEND_BACK -> State.DRAFT;
                case SCHEDULE -> State.REVIEW;
                case PUBLISH -> State.PUBLISHED;
                case EDIT, SUBMIT, ROLL_BACK -> null;
            };
            case SUPERSEDED -> step == Step.ROLL_BACK ? State.PUBLISHED : null;
            case PUBLISHED -> null;
        });
    }
}
