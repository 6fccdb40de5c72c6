/* Quotes.java - Stanford CoreNLP's quote annotator over articles, written as statements that the scorer reads.
 *
 * usage: java -cp 'lib/*' Quotes.java ARTICLES.jsonl > STATEMENTS.ndjson
 * The speaker is CoreNLP's canonical one where it names one, and else the words it found; the source is the span of
 * those words. Standard error tells how long loading the models and annotating took, and the peak of memory.
 */
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreQuote;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import javax.json.Json;
import javax.json.JsonObject;
import javax.json.JsonObjectBuilder;
import javax.json.JsonValue;

public class Quotes {
    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        Properties wanted = new Properties();
        wanted.setProperty("annotators", "tokenize,pos,lemma,ner,depparse,coref,quote");
        StanfordCoreNLP nlp = new StanfordCoreNLP(wanted);
        long loaded = System.nanoTime();
        for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            JsonObject article = Json.createReader(new StringReader(line)).readObject();
            String text = article.getString("text");
            try {
                CoreDocument document = new CoreDocument(text);
                nlp.annotate(document);
                for (CoreQuote quote : document.quotes()) System.out.println(statement(article.getString("id"), text, quote));
            } catch (RuntimeException e) {
                System.err.println(article.getString("id") + ": " + e);
            }
        }
        System.err.printf("models %.1f s, annotating %.1f s%n", (loaded - begin) / 1e9, (System.nanoTime() - loaded) / 1e9);
    }

    private static JsonObject statement(String doc, String text, CoreQuote quote) {
        JsonObjectBuilder out = Json.createObjectBuilder().add("doc", doc).add("type", "direct").add("cue", JsonValue.NULL);
        int start = quote.quoteCharOffsets().first(), end = quote.quoteCharOffsets().second();
        out.add("content", Json.createArrayBuilder().add(span(text, start, end)));
        String name = quote.canonicalSpeaker().orElse(quote.speaker().orElse(null));
        List<CoreLabel> source = quote.speakerTokens().orElse(List.of());
        if (source.isEmpty())
            out.add("source", JsonValue.NULL);
        else
            out.add("source", span(text, source.get(0).beginPosition(), source.get(source.size() - 1).endPosition()));
        if (name == null || name.equals("Unknown"))
            out.add("speaker", JsonValue.NULL);
        else
            out.add("speaker", Json.createObjectBuilder().add("name", name).add("kind", "person"));
        return out.build();
    }

    /* Java counts UTF-16 units, the scorer code points. */
    private static JsonObjectBuilder span(String text, int start, int end) {
        return Json.createObjectBuilder().add("start", text.codePointCount(0, start)).add("end", text.codePointCount(0, end));
    }
}
