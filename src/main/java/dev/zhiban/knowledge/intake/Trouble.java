package dev.zhiban.knowledge.intake;

import dev.zhiban.platform.text.Text;

/// A document that could not be taken, and why.
record Trouble(String place, Text message) {
}
