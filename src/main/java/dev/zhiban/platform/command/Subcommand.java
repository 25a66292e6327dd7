package dev.zhiban.platform.command;

import java.util.concurrent.Callable;

/// A command of the launcher: a class with picocli's `@Command`, a public constructor without arguments, and its name in
/// `META-INF/services`. Answers the exit code: 0 done, 1 failed, 2 wrong use.
public interface Subcommand extends Callable<Integer> {
}
