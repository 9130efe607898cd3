package dev.assay.benchmark.testlog;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The XML of doctest, the C++ library: a test is a subcase of a test case, and passes when each of
/// its expressions does. XML that is cut or malformed says nothing of any test.
final class DoctestParser implements LogParser {
  private static final String START = "<doctest";
  private static final String END = "</doctest>";
  private static final int MAX_LENGTH = 64 << 20;

  private final StringBuilder xml = new StringBuilder();
  private boolean ended;

  @Override
  public void line(String line, Statuses statuses) {
    int start = xml.isEmpty() ? line.indexOf(START) : 0;
    if (ended || start < 0 || xml.length() + line.length() > MAX_LENGTH) {
      return;
    }
    int end = line.indexOf(END, start);
    ended = end >= 0;
    xml.append(line, start, ended ? end + END.length() : line.length()).append('\n');
  }

  @Override
  public void end(Statuses statuses) {
    if (ended) {
      try {
        read()
            .forEach(test ->
                statuses.put(test.name, test.passed ? LoggedStatus.PASSED : LoggedStatus.FAILED));
      } catch (XMLStreamException e) {
        // What a participant's code broke is no result.
      }
    }
  }

  private List<Subcase> read() throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.toString()));
    List<Subcase> subcases = new ArrayList<>();
    List<String> testCases = new ArrayList<>();
    List<Subcase> open = new ArrayList<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          switch (reader.getLocalName()) {
            case "TestCase" -> testCases.add(name(reader));
            case "SubCase" -> {
              Subcase marker = new Subcase(name(reader));
              open.add(marker);
              for (String testCase : testCases) {
                Subcase subcase = new Subcase(testCase + " > " + marker.name);
                subcases.add(subcase);
                marker.named.add(subcase);
              }
            }
            case "Expression" -> {
              if (!"true".equals(reader.getAttributeValue(null, "success"))) {
                open.forEach(subcase -> subcase.named.forEach(named -> named.passed = false));
              }
            }
            default -> {
              // Other elements say nothing that counts.
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          switch (reader.getLocalName()) {
            case "TestCase" -> testCases.removeLast();
            case "SubCase" -> open.removeLast();
            default -> {
              // Others were not opened.
            }
          }
        }
        default -> {
          // Text says nothing that counts.
        }
      }
    }
    return subcases;
  }

  private static String name(XMLStreamReader reader) {
    return Objects.requireNonNullElse(reader.getAttributeValue(null, "name"), "None");
  }

  /// A subcase, once by itself and once for each test case that it is in.
  private static final class Subcase {
    private final String name;
    private final List<Subcase> named = new ArrayList<>();
    private boolean passed = true;

    Subcase(String name) {
      this.name = name;
    }
  }
}
