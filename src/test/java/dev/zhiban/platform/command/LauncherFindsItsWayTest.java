package dev.zhiban.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with a stand-in for Java that prints where it is and what it was asked.
class LauncherFindsItsWayTest {

    @TempDir
    Path folder;

    private Path home;
    private Path jdk;

    @BeforeEach
    void aProjectInAFolderWithBlanks() throws IOException {
        home = Files.createDirectories(folder.toRealPath().resolve("my own programs/zhi ban"));
        Files.copy(Path.of("zhiban"), home.resolve("zhiban"));
        executable(home.resolve("zhiban"), Files.readString(Path.of("zhiban")));
        jdk = jdk("jdk 25", 25);
    }

    @Test
    void isCalledFromAnotherFolderAndKeepsItAsTheWorkingDirectory() throws Exception {
        List<String> said = call(home.resolve("zhiban"), jdk, "logs", "a b.log");

        assertThat(said).first().isEqualTo(folder.toRealPath().toString());
        assertThat(said).contains("-Dzhiban.home=" + home)
                .anySatisfy(part -> assertThat(part).startsWith(home + "/target/quarkus-app/app/zhiban.jar:"));
        assertThat(said).endsWith("logs", "a b.log");
    }

    @Test
    void isCalledThroughLinksToLinks() throws Exception {
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), home.resolve("zhiban"));
        Files.createDirectory(folder.resolve("bin"));
        Path relative = Files.createSymbolicLink(folder.resolve("bin/zb"), Path.of("../absolute"));

        assertThat(call(absolute, jdk, "start")).contains("-Dzhiban.home=" + home);
        assertThat(call(relative, jdk, "start")).contains("-Dzhiban.home=" + home);
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        Files.createDirectories(folder.resolve("home/.jdks"));
        Files.createSymbolicLink(folder.resolve("home/.jdks/25"), jdk);

        Called called = run(home.resolve("zhiban"), jdk("jdk 17", 17), "--version");

        // Which newer one it takes depends on the machine.
        assertThat(called.err()).doesNotContain("jdk 17 was asked");
    }

    @Test
    void startIsWhatItDoesWhenNothingIsAsked() throws Exception {
        assertThat(call(home.resolve("zhiban"), jdk)).endsWith("start");
    }

    private Path jdk(String name, int version) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(made.resolve("bin"));
        Files.writeString(made.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        String ask = "#!/bin/sh\necho '" + name + " was asked' >&2\npwd -P\nprintf '%s\\n' \"$@\"\n";
        executable(made.resolve("bin/java"), ask);
        executable(made.resolve("bin/javac"), "#!/bin/sh\n");
        return made;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> call(Path launcher, Path javaHome, String... arguments) throws Exception {
        Called called = run(launcher, javaHome, arguments);
        assertThat(called.exit()).as(called.err()).isZero();
        return called.out().lines().toList();
    }

    private Called run(Path launcher, Path javaHome, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("ZHIBAN_BUILT", "yes");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Called(process.waitFor(), out, Files.readString(folder.resolve("err")));
    }

    record Called(int exit, String out, String err) {
    }
}
