import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Reads the XML reports of Surefire and Failsafe below a `target` directory.
/// `skipped TARGET` prints each skipped test and why; `totals TARGET` prints `N passed, N failed, N skipped`, and fails where
/// no test ran.
void main(String... args) throws Exception {
    Path target = Path.of(args[1]);
    switch (args[0]) {
        case "skipped" -> skipped(target);
        case "totals" -> totals(target);
        default -> throw new IllegalArgumentException(args[0]);
    }
}

void skipped(Path target) throws Exception {
    for (Element suite : suites(target)) {
        for (Element test : children(suite, "testcase")) {
            for (Element skip : children(test, "skipped")) {
                String name = test.getAttribute("name").isEmpty() ? "" : "." + test.getAttribute("name");
                String reason = skip.getAttribute("message").lines().findFirst().orElse("no reason given");
                IO.println(test.getAttribute("classname") + name + ": " + reason);
            }
        }
    }
}

void totals(Path target) throws Exception {
    int tests = 0;
    int failed = 0;
    int skipped = 0;
    for (Element suite : suites(target)) {
        tests += number(suite, "tests");
        failed += number(suite, "failures") + number(suite, "errors");
        skipped += number(suite, "skipped");
    }
    if (tests == 0) {
        System.exit(1);
    }
    IO.println((tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
}

List<Element> suites(Path target) throws Exception {
    List<Element> suites = new ArrayList<>();
    for (String folder : List.of("surefire-reports", "failsafe-reports")) {
        for (Path report : reports(target.resolve(folder))) {
            suites.add(DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile()).getDocumentElement());
        }
    }
    return suites;
}

List<Path> reports(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
        return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
        return files.filter(each -> each.getFileName().toString().matches("TEST-.*\\.xml")).sorted().toList();
    }
}

List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList all = parent.getElementsByTagName(name);
    for (int i = 0; i < all.getLength(); i++) {
        found.add((Element) all.item(i));
    }
    return found;
}

int number(Element suite, String attribute) {
    String value = suite.getAttribute(attribute);
    return value.isEmpty() ? 0 : Integer.parseInt(value);
}
