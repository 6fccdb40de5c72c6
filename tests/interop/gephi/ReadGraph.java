/* Reads a graph with the import of Gephi itself and prints what Gephi has then, for a script to compare.
 *
 *     java -cp TOOLKIT.jar ReadGraph.java NAME.graphml | NAME.gexf | NAME.nodes.csv NAME.edges.csv
 *
 * Lines of fields with tabs between them, as compare.py describes them; `issue LEVEL MESSAGE` is what the import says.
 */
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.io.processor.plugin.MergeProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class ReadGraph {
    private static final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    private static String escaped(Object value) {
        return String.valueOf(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static void print(Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            out.print((i > 0 ? "\t" : "") + escaped(fields[i]));
        }
    }

    private static void printIssues(Report report) {
        report.getIssues(Integer.MAX_VALUE).forEachRemaining((Issue issue) -> {
            print("issue", issue.getLevel(), issue.getMessage());
            out.println();
        });
    }

    private static Container read(ImportController controller, File file) throws Exception {
        Container container = controller.importFile(file);
        container.getLoader().setAllowAutoNode(file.getName().endsWith(".edges.csv"));
        container.getLoader().setAutoScale(false);
        printIssues(container.getReport());
        return container;
    }

    private static void printColumns(String of, Table table) {
        for (Column column : table) {
            print("column", of, column.getTitle(), column.getTypeClass().getSimpleName());
            out.println();
        }
    }

    private static void printValues(Element element, Table table) {
        for (Column column : table) {
            Object value = column.isProperty() ? null : element.getAttribute(column);
            if (value != null) {
                out.print("\t");
                print(column.getTitle(), value);
            }
        }
        Object time = element.getAttribute("timeset");
        if (time != null) {
            out.print("\t");
            print("timeset", time);
        }
        out.println();
    }

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController controller = Lookup.getDefault().lookup(ImportController.class);
        Container[] containers = new Container[args.length];
        for (int i = 0; i < args.length; i++) {
            containers[i] = read(controller, new File(args[i]));
        }
        if (containers.length == 1) {
            controller.process(containers[0], new DefaultProcessor(), projects.getCurrentWorkspace());
        } else {
            controller.process(containers, new MergeProcessor(), projects.getCurrentWorkspace());
        }
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        Graph graph = model.getGraph();
        print("graph", graph.getNodeCount(), graph.getEdgeCount(),
            model.isUndirected() ? "undirected" : model.isDirected() ? "directed" : "mixed");
        out.println();
        printColumns("node", model.getNodeTable());
        printColumns("edge", model.getEdgeTable());
        for (Node n : graph.getNodes()) {
            print("node", n.getId(), "label", n.getLabel(), "color", String.format("#%06x", n.getColor().getRGB() & 0xffffff),
                "size", n.size(), "x", n.x(), "y", n.y());
            printValues(n, model.getNodeTable());
        }
        for (Edge e : graph.getEdges()) {
            print("edge", e.getId(), e.getSource().getId(), e.getTarget().getId(), "weight", e.getWeight());
            if (e.getTypeLabel() != null) { /* where a table has a column "kind", it is Gephi's own */
                out.print("\t");
                print("kind", e.getTypeLabel());
            }
            if (e.alpha() > 0) {
                out.print("\t");
                print("color", String.format("#%06x", e.getColor().getRGB() & 0xffffff));
            }
            printValues(e, model.getEdgeTable());
        }
        out.flush();
        System.exit(0);
    }
}
