package dev.zhiban.knowledge.intake;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.zhiban.knowledge.attachment.Attachments;
import dev.zhiban.platform.text.Text;

/// The images of one document: those that are to be had and really are images come along, the others are counted.
final class Album {

    private static final int LONGEST_NAME = 120;
    private static final Set<String> TINY = Set.of("0", "1", "2");

    private final Taking taking;
    private final Pictures pictures;
    private final Map<String, Picture> taken = new LinkedHashMap<>();
    private int leftBehind;

    Album(Taking taking, Pictures pictures) {
        this.taking = taking;
        this.pictures = pictures;
    }

    /// Whether the image is to be had; what is not stays as it was written.
    boolean known(String source) {
        return !source.matches("(?i)https?://.*") && bytes(source).filter(Attachments::isImage).isPresent();
    }

    /// The Markdown of an image; empty where it stays behind.
    String markdown(String source, String alt, String width) {
        if (TINY.contains(width)) {
            return "";
        }
        Optional<Picture> picture = bytes(source).filter(Attachments::isImage).flatMap(bytes -> kept(source, bytes));
        if (picture.isEmpty()) {
            leftBehind++;
            return "";
        }
        String said = alt.isBlank() ? Intake.baseName(picture.get().name()) : alt;
        return "![" + said.replaceAll("[\\[\\]\\\\<>\\p{Cntrl}]+", " ").replaceAll("\\s+", " ").strip() + "](image:"
                + picture.get().key()
                + ")";
    }

    private Optional<Picture> kept(String source, byte[] bytes) {
        String key = Attachments.checksum(bytes);
        if (!taken.containsKey(key)) {
            if (taken.size() >= Attachments.MOST_OF_ARTICLE || bytes.length > Pictures.MOST_BYTES
                    || !taking.room(bytes.length)) {
                return Optional.empty();
            }
            taken.put(key, new Picture(key, name(source), bytes));
        }
        return Optional.ofNullable(taken.get(key));
    }

    private static String name(String source) {
        String plain = source.startsWith("data:") ? "image" : source.split("[?#]", 2)[0];
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        return last.length() > LONGEST_NAME ? last.substring(last.length() - LONGEST_NAME) : last.isEmpty() ? "image" : last;
    }

    private Optional<byte[]> bytes(String source) {
        if (!source.startsWith("data:")) {
            return source.isBlank() ? Optional.empty() : pictures.of(source.strip());
        }
        int comma = source.indexOf(',');
        if (comma < 0 || !source.substring(0, comma).endsWith(";base64") || source.length() > 2 * Pictures.MOST_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(source.substring(comma + 1)));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    List<Picture> pictures() {
        return new ArrayList<>(taken.values());
    }

    List<Text> notes() {
        return leftBehind == 0 ? List.of()
                : List.of(Text.of(leftBehind + " 张图片没有带过来。",
                        leftBehind + (leftBehind == 1 ? " image was" : " images were") + " left behind."));
    }
}
