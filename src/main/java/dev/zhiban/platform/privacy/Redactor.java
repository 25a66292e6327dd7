package dev.zhiban.platform.privacy;

/// Masks personal data and secrets in a text; the same value gives the same placeholder within one `Redactor`.
///
/// Redacting twice gives what redacting once gave. Linear in the length of the text. Thread-safe.
public interface Redactor {

    /// The text with each finding replaced by a placeholder such as `<PHONE_1>`.
    Redacted redact(String text);
}
