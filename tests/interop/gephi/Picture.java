/* Draws a graph with the preview of Gephi as it is in the file: no layout, no ranking, no partition.
 *
 *     java -Djava.awt.headless=true -cp TOOLKIT.jar Picture.java NAME.graphml PICTURE.png
 *
 * Gephi's own export of pictures needs a screen, its export of PDF does not; PDFBox, which is in the toolkit, draws that.
 * What is set below is what a user sets in the preview: labels on, in proportion to the nodes; edges in their own
 * colours, straight.
 */
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.logging.LogManager;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.io.exporter.preview.PDFExporter;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewModel;
import org.gephi.preview.api.PreviewProperties;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.DependantColor;
import org.gephi.preview.types.DependantOriginalColor;
import org.gephi.preview.types.EdgeColor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class Picture {
    private static final float WIDTH = 842, HEIGHT = 610, SCALE = 1.8f; /* points; pixels of a point */

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController controller = Lookup.getDefault().lookup(ImportController.class);
        Container container = controller.importFile(new File(args[0]));
        container.getLoader().setAutoScale(false);
        controller.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());

        PreviewModel preview = Lookup.getDefault().lookup(PreviewController.class).getModel();
        PreviewProperties set = preview.getProperties();
        set.putValue(PreviewProperty.SHOW_NODE_LABELS, true);
        set.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, true);
        set.putValue(PreviewProperty.NODE_LABEL_FONT, new Font("DejaVu Sans", Font.PLAIN, 5));
        set.putValue(PreviewProperty.NODE_LABEL_COLOR, new DependantOriginalColor(new Color(0x222222)));
        set.putValue(PreviewProperty.NODE_LABEL_OUTLINE_SIZE, 4f);
        set.putValue(PreviewProperty.NODE_LABEL_OUTLINE_COLOR, new DependantColor(Color.WHITE));
        set.putValue(PreviewProperty.NODE_LABEL_OUTLINE_OPACITY, 70f);
        set.putValue(PreviewProperty.NODE_BORDER_WIDTH, 0.5f);
        set.putValue(PreviewProperty.NODE_BORDER_COLOR, new DependantColor(Color.WHITE));
        set.putValue(PreviewProperty.EDGE_CURVED, false);
        set.putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
        set.putValue(PreviewProperty.EDGE_OPACITY, 100f);
        set.putValue(PreviewProperty.EDGE_THICKNESS, 1.5f);
        set.putValue(PreviewProperty.BACKGROUND_COLOR, Color.WHITE);

        PDFExporter exporter = (PDFExporter) Lookup.getDefault().lookup(ExportController.class).getExporter("pdf");
        exporter.setPageSize(new PDRectangle(WIDTH, HEIGHT));
        exporter.setLandscape(false);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        Lookup.getDefault().lookup(ExportController.class).exportStream(pdf, exporter);
        try (PDDocument document = PDDocument.load(pdf.toByteArray())) {
            ImageIO.write(new PDFRenderer(document).renderImage(0, SCALE), "png", new File(args[1]));
        }
        System.exit(0);
    }
}
