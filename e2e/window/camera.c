// A camera for tests: a GStreamer plugin with one video source, whose pictures are the files 00000.jpg,
// 00001.jpg, … of the folder JMO_CAMERA, 30 a second and over again. WebKit finds it as it finds a webcam.
#include <gst/base/gstpushsrc.h>

#define PACKAGE "jmo-test-camera"
#define JPEG "image/jpeg, width=640, height=480, framerate=30/1"
#define PICTURE "video/x-raw, format=I420, width=640, height=480, framerate=30/1"
#define FRAME (G_USEC_PER_SEC / 30)

typedef struct {
  GstPushSrc parent;
  guint next;
  gint64 due;
} FileSource;
typedef struct {
  GstPushSrcClass parent;
} FileSourceClass;
G_DEFINE_TYPE(FileSource, file_source, GST_TYPE_PUSH_SRC)

static GstFlowReturn take_picture(GstPushSrc *source, GstBuffer **picture) {
  FileSource *self = (FileSource *)source;
  gint64 now = g_get_monotonic_time();
  if (self->due > now) g_usleep(self->due - now);
  self->due = MAX(self->due, now) + FRAME;

  gchar *bytes = NULL;
  gsize size = 0;
  for (gboolean again = FALSE;; again = TRUE) {
    gchar *path = g_strdup_printf("%s/%05u.jpg", g_getenv("JMO_CAMERA"), self->next);
    gboolean read = g_file_get_contents(path, &bytes, &size, NULL);
    g_free(path);
    if (read) break;
    if (again) return GST_FLOW_EOS;
    self->next = 0;
  }
  self->next += 1;
  *picture = gst_buffer_new_wrapped(bytes, size);
  return GST_FLOW_OK;
}

static void file_source_init(FileSource *self) {
  gst_base_src_set_live(GST_BASE_SRC(self), TRUE);
  gst_base_src_set_format(GST_BASE_SRC(self), GST_FORMAT_TIME);
  gst_base_src_set_do_timestamp(GST_BASE_SRC(self), TRUE);
}

static void file_source_class_init(FileSourceClass *class) {
  GstElementClass *element = GST_ELEMENT_CLASS(class);
  GstCaps *caps = gst_caps_from_string(JPEG);
  gst_element_class_add_pad_template(element, gst_pad_template_new("src", GST_PAD_SRC, GST_PAD_ALWAYS, caps));
  gst_caps_unref(caps);
  gst_element_class_set_static_metadata(element, "Test camera", "Source/Video", "Pictures from files", "JMO");
  GST_PUSH_SRC_CLASS(class)->create = take_picture;
}

typedef struct {
  GstDevice parent;
} FileCamera;
typedef struct {
  GstDeviceClass parent;
} FileCameraClass;
G_DEFINE_TYPE(FileCamera, file_camera, GST_TYPE_DEVICE)

static GstElement *open_camera(GstDevice *camera, const gchar *name) {
  const gchar *pipeline = "jmo-files ! jpegdec ! videoconvert ! " PICTURE;
  GstElement *opened = gst_parse_bin_from_description(pipeline, TRUE, NULL);
  if (opened && name) gst_object_set_name(GST_OBJECT(opened), name);
  return opened;
}

static void file_camera_init(FileCamera *self) {}

static void file_camera_class_init(FileCameraClass *class) { GST_DEVICE_CLASS(class)->create_element = open_camera; }

typedef struct {
  GstDeviceProvider parent;
} FileCameras;
typedef struct {
  GstDeviceProviderClass parent;
} FileCamerasClass;
G_DEFINE_TYPE(FileCameras, file_cameras, GST_TYPE_DEVICE_PROVIDER)

static GList *find_cameras(GstDeviceProvider *self) {
  GstCaps *caps = gst_caps_from_string(PICTURE);
  GstDevice *camera = g_object_new(file_camera_get_type(), "display-name", "Test camera", "device-class",
                                   "Video/Source", "caps", caps, NULL);
  gst_caps_unref(caps);
  return g_list_append(NULL, camera);
}

static void file_cameras_init(FileCameras *self) {}

static void file_cameras_class_init(FileCamerasClass *class) {
  GstDeviceProviderClass *provider = GST_DEVICE_PROVIDER_CLASS(class);
  gst_device_provider_class_set_static_metadata(provider, "Test camera", "Source/Video", "Pictures from files", "JMO");
  provider->probe = find_cameras;
}

static gboolean add(GstPlugin *plugin) {
  return gst_element_register(plugin, "jmo-files", GST_RANK_NONE, file_source_get_type()) &&
         gst_device_provider_register(plugin, "jmo-test-camera", GST_RANK_PRIMARY, file_cameras_get_type());
}

GST_PLUGIN_DEFINE(GST_VERSION_MAJOR, GST_VERSION_MINOR, jmotestcamera, "A camera for tests", add, "1", "unknown",
                  "JMO", "https://jmo.example")
