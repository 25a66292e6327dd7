package dev.zhiban.assistant.guardrail;

/// One thing that a sentence must keep to. Deterministic, no model, linear in the length of what it reads.
interface SentenceRule {

    boolean allows(Sentence sentence, Cited cited);
}
