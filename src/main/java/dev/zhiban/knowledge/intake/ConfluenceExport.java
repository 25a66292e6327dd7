package dev.zhiban.knowledge.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

import dev.zhiban.platform.text.Text;

/// The XML export of a Confluence space: `entities.xml` with objects `Page` and `BodyContent` in the storage format. Only the
/// current version of a page is taken. Code macros become code, panels their content, other macros
/// nothing; images come from the folder `attachments`.
final class ConfluenceExport {

    /// A page, until its body has come.
    private record Page(String title, boolean current) {
    }

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    /// By page and file name, the folder in the archive that has its versions.
    private final Map<String, String> attachments = new HashMap<>();

    private ConfluenceExport() {
    }

    static void read(String place, Path file, Taking taking) throws IOException {
        ConfluenceExport export = new ConfluenceExport();
        try (ZipFile zip = Archive.open(file)) {
            export.objects(place, zip, taking);
            export.pages.forEach((id, page) -> {
                String at = place + " › " + page.title();
                if (page.current() && taking.begin(at)) {
                    Album album = new Album(taking, name -> export.attachment(zip, id, name));
                    taking.take(at, page.title(), Markdown.of(body(export.bodies.getOrDefault(id, "")), album));
                }
            });
        }
    }

    private Optional<byte[]> attachment(ZipFile zip, String page, String name) {
        String versions = attachments.get(page + "/" + name);
        return versions == null ? Optional.empty()
                : zip.stream().filter(entry -> entry.getName().matches(versions + "[0-9]{1,9}"))
                        .max(Comparator.comparingInt(entry -> Integer.parseInt(entry.getName().substring(versions.length()))))
                        .flatMap(entry -> ArchivedPictures.read(zip, entry));
    }

    private void objects(String place, ZipFile zip, Taking taking) throws IOException {
        try (InputStream xml = zip.getInputStream(zip.getEntry("entities.xml"))) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            objects(factory.createXMLStreamReader(new Limited(xml, FileKind.CONFLUENCE.most()), "UTF-8"));
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            taking.refuse(place + " › entities.xml", Text.of("第 " + line + " 行的 XML 有误，后面的没有读。",
                    "The XML is broken in line " + line + ": not read from there on."));
        }
    }

    private void objects(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("object")) {
                String kind = xml.getAttributeValue(null, "class");
                if ("Page".equals(kind) || "BodyContent".equals(kind) || "Attachment".equals(kind)) {
                    Map<String, String> properties = properties(xml);
                    if ("Page".equals(kind)) {
                        boolean current = properties.getOrDefault("contentStatus", "current").equals("current")
                                && !properties.containsKey("originalVersion");
                        pages.put(properties.getOrDefault("id", ""), new Page(properties.getOrDefault("title", ""), current));
                    } else if ("Attachment".equals(kind)) {
                        attachment(properties);
                    } else {
                        bodies.put(properties.getOrDefault("content", ""), properties.getOrDefault("body", ""));
                    }
                }
            }
        }
    }

    private void attachment(Map<String, String> properties) {
        String page = properties.getOrDefault("containerContent", properties.getOrDefault("content", ""));
        String name = properties.getOrDefault("title", properties.getOrDefault("fileName", ""));
        String id = properties.getOrDefault("id", "");
        if (page.matches("[0-9]{1,19}") && id.matches("[0-9]{1,19}") && !properties.containsKey("originalVersion")) {
            attachments.put(page + "/" + name, "attachments/" + page + "/" + id + "/");
        }
    }

    /// The properties of an object by name, its own id as `id`, a referenced object by that object's id.
    private static Map<String, String> properties(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> properties = new HashMap<>();
        String name = "";
        int depth = 1;
        boolean collection = false;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                switch (xml.getLocalName()) {
                    case "property" -> name = String.valueOf(xml.getAttributeValue(null, "name"));
                    case "collection" -> collection = true;
                    case "id" -> {
                        String id = xml.getElementText().strip();
                        depth--;
                        if (!collection) {
                            properties.put(depth == 1 ? "id" : name, id);
                        }
                    }
                    default -> {
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                collection = collection && !xml.getLocalName().equals("collection");
            } else if (event == XMLStreamConstants.CHARACTERS && depth == 2 && !collection && !xml.isWhiteSpace()) {
                properties.merge(name, xml.getText(), String::concat);
            }
        }
        return properties;
    }

    private static Element body(String storage) {
        var parsed = Jsoup.parse("<div>" + storage + "</div>", "", Parser.xmlParser());
        for (Element macro : parsed.getElementsByTag("ac:structured-macro")) {
            if (macro.attr("ac:name").equals("code")) {
                Element language = macro.selectFirst("ac|parameter[ac:name=language]");
                Element text = macro.getElementsByTag("ac:plain-text-body").first();
                Element code = new Element("pre").text(text == null ? "" : text.wholeText());
                if (language != null) {
                    code.addClass("language-" + language.text());
                }
                macro.replaceWith(code);
            } else {
                Element rich = macro.getElementsByTag("ac:rich-text-body").first();
                macro.empty();
                if (rich != null) {
                    rich.childNodesCopy().forEach(macro::appendChild);
                }
            }
        }
        for (Element image : parsed.getElementsByTag("ac:image")) {
            Element file = image.getElementsByTag("ri:attachment").first();
            image.replaceWith(new Element("img").attr("src", file == null ? "" : file.attr("ri:filename"))
                    .attr("alt", image.attr("ac:alt")));
        }
        parsed.getElementsByTag("ac:parameter").remove();
        return Jsoup.parse(parsed.outerHtml()).body();
    }
}
