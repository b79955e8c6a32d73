import java.io.InputStream;
import java.nio.file.Paths;
import java.util.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;

/**
 * veraPDF on the command line: Validate FLAVOUR FILE... prints "FILE: passed" or what failed.
 * The profile is read by DOM, because the jar holds veraPDF without an implementation of JAXB.
 */
public class Validate {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(args[0]);
        ValidationProfile profile = profile(flavour);
        boolean all = true;
        for (String name : Arrays.asList(args).subList(1, args.length)) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(Paths.get(name).toFile(), flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 100, false, false, false)) {
                ValidationResult result = validator.validate(parser);
                System.out.println(name + ": " + (result.isCompliant() ? "passed" : "failed")
                        + ", " + result.getTotalAssertions() + " checks");
                for (TestAssertion failed : result.getTestAssertions()) {
                    System.out.println("  " + failed.getRuleId().getClause() + "-" + failed.getRuleId().getTestNumber()
                            + " " + failed.getMessage() + " at " + failed.getLocation().getContext());
                }
                all &= result.isCompliant();
            }
        }
        System.exit(all ? 0 : 1);
    }

    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        String file = flavour.getId().equals("ua1") ? "PDFUA-1" : "PDFA-" + flavour.getId().toUpperCase();
        try (InputStream in = Foundries.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + file + ".xml")) {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
            Set<Rule> rules = new LinkedHashSet<>();
            for (Element rule : all(root, "rule")) {
                rules.add(rule(rule));
            }
            Set<Variable> variables = new LinkedHashSet<>();
            for (Element variable : all(root, "variable")) {
                variables.add(Profiles.variableFromValues(variable.getAttribute("name"),
                        variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
            }
            ProfileDetails details = Profiles.profileDetailsFromValues(file, file, "veraPDF", new Date(0));
            return Profiles.profileFromValues(flavour, details, "", rules, variables);
        }
    }

    private static Rule rule(Element rule) {
        Element id = all(rule, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        String deferred = rule.getAttribute("deferred");
        return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"),
                deferred.isEmpty() ? null : Boolean.valueOf(deferred), "", text(rule, "description"),
                text(rule, "test"), Profiles.errorFromValues(text(rule, "description"), List.of()), List.of());
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int n = 0; n < found.getLength(); n++) {
            elements.add((Element) found.item(n));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent();
    }
}
