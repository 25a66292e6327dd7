package dev.zhiban.assistant.guardrail;

/// One thing that a sentence must keep to. Deterministic.
interface SentenceRule {

    boolean allows(Sentence sentence, Cited cited);
}
