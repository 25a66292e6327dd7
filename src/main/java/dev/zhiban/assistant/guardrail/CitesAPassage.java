package dev.zhiban.assistant.guardrail;

/// Every sentence names at least one passage, and none that does not exist.
final class CitesAPassage implements SentenceRule {

    @Override
    public boolean allows(Sentence sentence, Cited cited) {
        return cited.allThere();
    }
}
